import type { OptOutBook } from "../types";

/** Spanish and Portuguese share most of their words for it. */
export const es: OptOutBook = {
  id: "es",
  hasWords: true,
  keywords: ["alto", "detener", "baja", "salir", "no mas", "parar", "cancelar", "basta", "dar de baja", "darme de baja", "sair", "remover", "pare", "parem", "descadastrar", "no mas mensajes", "chega"],
  channel: ["[no|nunca|nao|dejen|deje|deja|paren|pare|parem|para] ~ [enviar*|envie*|mandar*|mande*|manden|escriban|escribir*|escreva*|recibir|receber|mensajes|mensagens|correos|emails]", "[darme|darse|dar|dame|deme] ~ de baja", "[quiero|deseo] ~ [baja|darme de baja|cancelar la suscripcion]", "[no|nao] ~ [quiero|deseo|quero|desejo] ~ [mensajes|mensagens|correos|emails|recibir|receber|recordatorios|lembretes]", "no mas [mensajes|correos|sms|recordatorios]", "[me|] [remova|remover|tire|tirem|retirem|elimine|eliminen|borren] ~ [lista|cadastro|numero]", "descadastr*", "cancelar ~ [suscripcion|inscricao|mensajes|mensagens]", "nao ~ [mensagens|emails|lembretes]", "[dejen|deje|parem|pare] de [mandar|enviar|escribir|escrever|me mandar|me enviar]", "sair da lista"],
  everything: ["[no|nunca|nao] ~ [me] ~ [contacten|contacte|llamen|llame|molesten|moleste|contate|contatem|ligue|liguem|incomode|incomodem|procurem]", "[dejen|dejeme|dejenme|deje|me deixe|me deixem|deixem me|deixe me] ~ [en paz|em paz]", "en paz", "em paz", "numero [equivocado|errado]", "[dejen|deje|paren|parem|pare] de [llamar*|molestar*|contactar*|ligar*|incomodar*|contatar*|me ligar|me incomodar]"],
  debt: ["[no|nao|dejen|parem] ~~ [sobre|por] ~ [este|esse] pedido"],
  unclear: ["basta", "cancelar", "parar", "chega"],
  otherwise: ["cancelar ~ [pedido|compra|envio|entrega]", "[no] he recibido", "[no|nao] ~ [recebi|recibi]", "en voz alta", "alto [de|rendimiento|nivel]", "[mas|muy|muito|mais] alto", "[no|nao] [cancel*|pare|paren]", "para [el|la|mi|o|a|os|as|que|mim]", "[no|nao] ~ [envien|enviem|manden|mandem] ~ [factura|pedido|lampara]", "dejo de funcionar", "parou de funcionar", "salir de viaje", "baja [calidad|por|de precio]", "si no [envian|mandan]"],
  polite: ["por favor", "gracias", "hola", "obrigado", "obrigada", "ola", "ya", "ahora", "favor", "ja", "agora", "buenos dias", "bom dia", "buenas", "quiero", "quero", "me", "con", "a", "lista"],
}; // prettier-ignore
