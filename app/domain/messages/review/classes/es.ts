import type { PhraseBook } from "../types";

const KIN =
  "[familia*|familiares|padres|madre|padre|amig*|vecin*|compañer*|esposa|esposo|marido|mujer|hij*|pareja|contactos]";
const WORK = "[jefe|jefa|empresa|trabajo|empleador*|patron|oficina]";

/** Forbidden wording in Spanish. */
export const es: PhraseBook = {
  id: "es",
  hasWords: true,
  phrases: {
    "arrest-or-criminal": [ "antecedentes penales", "es un crimen", "apropiacion indebida", "arrest*", "detenid*", "detencion", "detener[te|lo|le|la]", "policia*", "carcel", "prision", "preso", "presa", "penal", "delito*", "delincuen*", "estafa", "fraude", "denuncia*", "denunciar*", "orden de captura", "guardia civil", "robo", "calabozo", "fiscalia", "criminal*", "entre rejas", "comisaria"],
    "legal-action": [ "[ir|iremos|vamos|llevar*] ~ juicio", "[llevar*|llevamos] ~ [tribunal*|juzgado*|juez]", "[quitar*|quedar*] ~ [su|tu] [casa|coche|nomina]", "demanda [judicial|contra|ante|civil]", "[demandar*|demandaremos|demandado]", "embarg*", "juicio*", "via judicial", "[bloque*|congel*] ~ [cuenta*|bienes|nomina|salario]", "citacion", "desahuci*", "confiscar*", "tribunales", "ante [el|un] juez", "ejecucion forzosa", "ultimo aviso legal"],
    impersonation: ["juzgado*", "tribunal*", "[orden|notificacion|aviso|comunicado] [judicial|oficial|del gobierno]", "abogado*", "bufete", "expediente", "ministerio", "procurador*", "notario", "hacienda", "departamento [de|juridico] [cobro*|cobranza*|recuperacion*|legal]", "departamento juridico", "agente judicial", "caso numero", "fiscal*", "alguacil"],
    intimidation: [ "sabemos [donde|quien]", "[le|te] conviene pagar", "va a lamentar*", "lamentara*", "sabemos donde", "se donde vives", "te arrepentiras", "se arrepentira", "arrepentir*", "[iremos|vamos|ire|vendremos|pasaremos|mandaremos] ~~ [tu|su] [casa|domicilio|puerta]", "consecuencias", "atente a", "atengase a", "lo pagaras", "ten cuidado", "cuidate", "por las malas", "no nos obligues", "no nos obligue", "vas a ver", "te vamos a encontrar", "te encontraremos", "paciencia se"],
    abuse: [ "es usted un [sinvergüenza|moroso|ladron]", "jeta", "gorron*", "poca vergüenza", "falta de [honradez|educacion]", "moroso*", "sinvergüenza*", "ladron*", "mentiros*", "estafador*", "caradura*", "vergüenza*", "verguenza*", "vergonzos*", "imbecil*", "idiota*", "basura", "irresponsable*", "tramposo*", "parasito*", "miserable", "escoria", "inutil", "tonto"],
    "third-party-exposure": [`[avis*|inform*|llam*|contar*|contam*|contact*|decir*|decimos|diremos|habl*|notific*|comunic*|escrib*] ~~ [tu|su|tus|sus] ${KIN}`, `[avis*|inform*|llam*|contar*|contam*|contact*|decir*|decimos|diremos|habl*|notific*|comunic*|escrib*] ~~ [tu|su] ${WORK}`, `[tu|su|tus|sus] ${KIN} [sabra*|se enterar*]`, `[tu|su] ${WORK} [sabra*|se enterar*]`, "publicar* ~ [nombre|foto|lista|datos|deuda]", "redes sociales", "[todo el mundo|todos] ~ [sepa*|sabra*|enter*]"],
    "credit-threat": [ "[nadie|ningun banco] ~ [prest*|credito]", "asnef", "lista negra", "lista de morosos", "historial ~ [arruinado|destruido|manchado]", "[arruin*|destru*|manch*] ~ [credito|historial]", "nunca ~ [prestamo|hipoteca|credito]", "de por vida", "para siempre"],
    "false-amount": [ "[cada|por] [dia|hora|semana] ~ [retraso|demora|que pase|cuesta|#]", "[dia|semana|mes] de [retraso|demora] ~ [cuesta|suma|añade|#]", "gastos de [cobro*|cobranza|gestion|recuperacion|reclamacion]", "[doble|triple|duplic*|triplic*] ~ [deuda|importe|cantidad]", "[deuda|importe] ~ [duplic*|aumenta*|crece*|subira]", "interes* ~ [cada|por] [hora|dia]", "honorarios", "multa*"],
    "false-urgency": ["[ultima|unica] [oportunidad|advertencia|llamada]", "ultimo [aviso|plazo|dia|requerimiento]", "[en|dentro de|antes de] [#|dos|una|tres|24|48] hora*", "urgente*", "inmediat*", "[hoy|ahora] [o|mismo]", "antes de medianoche", "se acaba el tiempo", "no hay tiempo", "antes de que sea tarde", "demasiado tarde"],
    "deceptive-pretext": ["[has|ha] ganado", "ganador*", "premio*", "sorteo", "[paquete|envio|pedido] ~ [retenido|aduana*|pendiente de recoger|no entregado]", "llamada perdida", "encuesta", "[verifique|verifica|confirme|confirma] ~ [identidad|cuenta|datos]", "actividad [sospechosa|inusual]", "enhorabuena", "felicidades"],
    "coercive-funding": [ "[pida|pide] ~ [a su|a tu] [familia|padres|amigos]", "su alquiler puede esperar", "alquiler puede esperar", "[pide|pida|pedir] ~ [prestado|prestamo|dinero]", "[vende|venda|vender] ~ [coche|movil|cosas|joyas|pertenencias]", "empeñ*", "microcredito*", "prestamo rapido", "[deja|deje] de pagar", "otra tarjeta", "no pagues el alquiler"],
    "debt-sale": ["[vender*|vendida|venderemos] ~ deuda", "deuda ~ vendida", "[ceder*|cederemos] ~ [deuda|credito]"],
    "waiver-trap": ["[reconoce*|admite*|acepta*|implica] ~ [toda la deuda|deuda|responsabilidad|la totalidad]", "renuncia* ~ [derecho*|reclamar]", "reconocimiento de deuda", "prescripcion"],
    "rights-denied": ["[no puede*|no se puede|prohibido|no tiene derecho a|no tienes derecho a|no sirve] ~ [reclamar|disputar|baja|quejar*|oponer*|protestar|recurrir|impugnar|reclamaciones]", "no se admiten [reclamaciones|quejas|disputas]", "[perder*|pierde*|perdera*|ha perdido] ~ derecho*", "no tiene* derecho*", "no hable* con ~ [abogado|nadie]", "darse de baja no"],
    "status-threat": ["deporta*", "inmigracion", "extranjeria", "[tu|su] [visado|permiso de residencia]", "[tus|sus] hijos", "extranjer*", "vuelv* a [tu|su] pais", "servicios sociales", "[a|en] [tu|su] edad"],
    "contact-flood": [ "[llam*] ~ [a todas horas|cada hora|dia y noche]", "[llam*|escrib*|contact*|mensajes] ~~ [todos los dias|cada dia|cada hora|sin parar|dia y noche|a todas horas]", "hasta que [pague*|pagues]", "no pararemos", "no dejaremos de", "[#|cien|diez] veces al dia"],
    marketing: ["# de descuento", "codigo [de descuento|promocional|descuento]", "descuento [en tu proxima|en su proxima|exclusivo|especial]", "oferta*", "rebajas", "compra ahora", "nueva coleccion", "envio gratis", "novedades", "promocion*", "aprovecha*", "cupon*"],
    "debt-in-preview": ["deuda*", "debe*", "moros*", "impag*", "vencid*", "atrasad*", "cobro*", "cobranza*", "adeuda*", "pendiente de pago", "pago pendiente", "sin pagar", "pague", "no ha pagado", "retraso"],
  },
  stated: {
    late_fee: ["recargo*", "intereses [de demora|moratorios]", "cargo por [mora|retraso]", "comision por", "penalizacion*"],
    credit_reporting: ["asnef", "buro de credito", "fichero* de [morosos|solvencia]", "historial [crediticio|de credito]"],
    collection_partner: ["[agencia|empresa|despacho] de [cobro*|cobranza*|recobro*]"],
    legal_action: ["[acciones|medidas|via] legal*", "acciones judiciales", "procedimiento judicial"],
    account_closure: ["[cerrar*|bloquear*|suspender*|cancelar*|cerraremos] ~ [tu|su] cuenta", "[tu|su] cuenta ~ [cerrada|bloqueada|suspendida]"],
  },
  harmless: [ "[entraron|robar|robo|atraco|escaparate|incendio|accidente|inundacion] ~~ policia", "no es [ninguna|una|] vergüenza", "no hay [ninguna|] vergüenza en", "[compro|compraste|comprado|compraron|comprada] ~~ [rebajas|oferta*|promocion*]", "[rebajas|oferta*|promocion*] ~~ [compro|compraste|comprado]", "[enhorabuena|felicidades] por", "[oferta] de empleo", "[descuento*|oferta*|cupon*] ~ [aplicad*|incluid*|descontad*]", "[ya] [incluye|lleva] ~ descuento", "policia de juguete", "[novela|juego|serie] [policiaca|criminal|de policia*]", "atencion inmediata no", "respond* ~ [en|dentro de] # horas", "[entrega*|enviamos|recibira*|contest*|respuesta] ~~ # horas", "[tus|sus] hijos [disfruten|les|estaran]", "debe de haber", "papel de oficio"],
}; // prettier-ignore
