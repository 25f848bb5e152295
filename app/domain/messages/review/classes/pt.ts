import type { PhraseBook } from "../types";

const KIN =
  "[familia*|familiares|pais|mae|pai|amig*|vizinh*|colega*|esposa|esposo|marido|mulher|filh*|contatos|parentes]";
const WORK = "[chefe|empresa|trabalho|patrao|empregador*|rh]";

/** Forbidden wording in Portuguese. */
export const pt: PhraseBook = {
  id: "pt",
  hasWords: true,
  phrases: {
    "arrest-or-criminal": ["pres[o|a|os]", "prisao", "prender*", "cadeia", "policia*", "delegacia", "crime", "criminos*", "criminal*", "estelionato", "fraude", "golpe", "boletim de ocorrencia", "mandado", "algem*", "detid*", "queixa crime", "penal", "furto", "roubo", "atras das grades"],
    "legal-action": [ "[entrar|entramos|abrir] ~ [processo|acao] ~ contra", "levar* ~ [justica|tribunal]", "processar*", "processad*", "processo judicial", "penhor*", "bloque* ~ [conta*|bens|salario]", "congel* ~ conta*", "intimacao", "na justica", "acao judicial", "execucao judicial", "confisc*", "perante o juiz", "ajuizad*", "tomar* ~ [casa|carro|bens]"],
    impersonation: ["tribunal", "juiz*", "oficial de justica", "advogad*", "escritorio de advocacia", "[aviso|notificacao|comunicado] [oficial|judicial|extrajudicial|do governo]", "ministerio", "processo n", "receita federal", "departamento [juridico|de cobranca]", "setor [juridico|de cobranca]", "forum", "cartorio", "procurador*"],
    intimidation: [ "sabemos [onde|quem]", "onde seus filhos", "sabemos onde", "sei onde voce", "vai se arrepender", "arrepend*", "[vamos|iremos|mandaremos|passaremos|estaremos] ~~ [sua casa|sua porta|seu endereco]", "consequencias", "cuidado com", "vai ver", "por mal", "nao nos obrigue", "nossa paciencia", "vamos te achar", "vai pagar caro", "vamos encontrar voce", "se prepare"],
    abuse: ["caloteir*", "ladrao", "ladra", "mentiros*", "vigarista*", "golpista*", "sem vergonha", "vergonha", "vergonhos*", "idiota*", "imbecil*", "lixo", "irresponsavel*", "safad*", "parasita*", "trambiqueir*", "desonest*", "malandro", "inutil", "picareta*"],
    "third-party-exposure": [`[avis*|inform*|ligar*|ligam*|contar*|contam*|contat*|falar*|falam*|dizer|diremos|comunic*|notific*|procur*|escrev*] ~~ [seu|sua|seus|suas|teu|tua] ${KIN}`, `[avis*|inform*|ligar*|ligam*|contar*|contam*|contat*|falar*|falam*|dizer|diremos|comunic*|notific*|procur*|escrev*] ~~ [seu|sua] ${WORK}`, `[seu|sua|seus|suas] ${KIN} [vai|vao|sabera*|ficara*]`, `[seu|sua] ${WORK} [vai|sabera*|ficara*]`, "[publicar*|divulgar*|expor] ~ [nome|foto|lista|divida]", "redes sociais", "[todos|todo mundo] ~ [saber*|vao saber]"],
    "credit-threat": [ "[ninguem|nenhum banco] ~ [credito|empresta*]", "lista negra", "nome sujo", "sujar* ~ nome", "[destru*|arruin*|acab*] ~ [credito|score]", "[credito|score] ~ [destruido|arruinado]", "nunca mais ~ [credito|emprestimo|cartao|financiamento]", "para sempre", "pelo resto da vida"],
    "false-amount": [ "[cada|por] [dia|hora|semana] ~ [atraso|custa|#]", "[dia|semana] de atraso ~ [custa|#]", "[taxa|custo*|despesa*] de [cobranca|administracao|advogado]", "honorarios", "[dobr*|triplic*|duplic*] ~ [divida|valor]", "[divida|valor] ~ [dobr*|triplic*|aumenta*|cresce*]", "juros ~ [por dia|por hora|a cada|ao dia]", "juros sobre juros"],
    "false-urgency": ["ultima [chance|oportunidade|chamada]", "ultimo [aviso|prazo|dia]", "[em|dentro de|ate] [#|duas|uma|tres|24|48] hora*", "urgente*", "imediat*", "[hoje|agora] ou", "antes da meia noite", "antes que seja tarde", "tarde demais", "o tempo esta", "agora mesmo", "corra"],
    "deceptive-pretext": ["voce ganhou", "ganhador*", "premio*", "sorteio", "parabens", "[pacote|encomenda|entrega] ~ [retid*|alfandega|aguarda*|nao entregue]", "ligacao perdida", "chamada perdida", "pesquisa", "[verifique|confirme] ~ [identidade|conta|dados]", "atividade suspeita", "brinde"],
    "coercive-funding": ["[peca|pegue|pedir|pega|tome] ~ [emprestado|emprestimo|dinheiro]", "emprestad*", "[venda|vender|vende] ~ [carro|celular|coisas|joias|moveis]", "penhore*", "emprestimo rapido", "agiota*", "[deixe|pare] de pagar", "aluguel ~ [depois|esperar]", "outro cartao"],
    "debt-sale": ["[vender*|vendida|venderemos] ~ [divida|debito]", "[divida|debito] ~ vendid*", "[ceder*|cederemos] ~ [divida|credito]"],
    "waiver-trap": ["[significa|implica|equivale|representa] ~ [reconhec*|confiss*|aceit*|renuncia]", "[reconhece|admite|aceita] ~ [divida|debito|totalidade]", "renuncia* ~ [direito*|contestar|reclamar]", "confissao de divida", "prescricao"],
    "rights-denied": ["[nao pode*|proibido|nao adianta|nao tem direito de|nao e possivel|inutil] ~ [contestar|reclamar|cancelar|descadastrar|recorrer|discutir|questionar|sair]", "nao aceitamos [reclamacoes|contestacoes]", "[perde*|perdera*|perdeu] ~ direito*", "nao tem direito*", "nem adianta", "procon ~ nao", "nao fale com"],
    "status-threat": ["deporta*", "imigracao", "seu visto", "policia federal", "estrangeir*", "[seus|teus] filhos", "volte para", "conselho tutelar", "na sua idade", "bolsa familia", "aposentadoria"],
    "contact-flood": ["[lig*|mensagens|contat*|mand*] ~~ [todo dia|todos os dias|toda hora|sem parar|dia e noite|a cada hora]", "ate [voce pagar|pagar|que pague|receber]", "nao vamos parar", "nao daremos sossego", "[#|dez|cem] vezes por dia"],
    marketing: ["# de desconto", "cupom*", "codigo promocional", "promocao", "promocoes", "oferta*", "liquidacao", "compre", "nova colecao", "frete gratis", "aproveite*", "novidades", "desconto na proxima", "cashback"],
    "debt-in-preview": ["divida*", "deve", "devendo", "atras*", "vencid*", "inadimpl*", "cobranca*", "debito*", "nao pag*", "pague", "em aberto", "pendencia*", "pagamento pendente"],
  },
  stated: {
    late_fee: ["multa*", "juros*", "encargo*", "taxa de atraso"],
    credit_reporting: ["serasa", "spc", "negativ*", "[seu|o] score", "score ~ [cair|baixo|cai|zero]", "orgaos de protecao"],
    collection_partner: ["[empresa|agencia|assessoria] de cobranca*"],
    legal_action: ["[medidas|acoes|providencias|vias] [legais|judiciais|juridicas]", "justica"],
    account_closure: ["[encerrar*|bloquear*|suspender*|cancelar*|encerraremos] ~ sua conta", "sua conta ~ [encerrada|bloqueada|suspensa|cancelada]"],
  },
  harmless: [ "[assalt*|arrombad*|roubad*|incendio|acidente|vitrine] ~~ policia", "nao e ~ vergonha", "vergonha nenhuma [em|pedir|nisso]", "[comprou|comprado|comprada] ~~ [promocao|promocoes|oferta*|liquidacao]", "[promocao|oferta*|liquidacao] ~~ [comprou|comprado]", "parabens pel*", "[loja|vitrine] ~ [assalt*|roubad*|arrombad*]", "[desconto*|cupom*|oferta*|promocao] ~ [ja|aplicad*|incluid*|abatid*]", "ja ~ desconto*", "sem juros", "cartao presente", "policia de brinquedo", "[romance|livro|serie] policial*", "[respond*|entreg*|envi*|retorn*|resposta] ~~ # horas", "[seus|teus] filhos [vao adorar|gost*|aproveit*]", "pesquisa de", "golpe de vista", "presa por", "peca do pedido", "lixo [organico|reciclavel]", "lata de lixo", "na justica roupas"],
}; // prettier-ignore
