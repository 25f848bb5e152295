import type { OptOutBook } from "../types";

/** French; ARRET is what Canadian carriers require. */
export const fr: OptOutBook = {
  id: "fr",
  hasWords: true,
  keywords: ["arret", "arrete", "arreter", "arretez", "desabonner", "desabonnement", "desinscrire", "desinscription", "stop sms", "me desabonner", "me desinscrire", "desabonnez moi", "ca suffit"],
  channel: ["[arretez|arreter|cessez|stoppez|cesser|stopper] ~ [envoyer|ecrire|messages|mails|sms|textos|rappels|emails|relances|spammer]", "[ne|n] ~ [plus|pas] ~ [recevoir|envoyez|envoyer|ecrivez|ecrire|messages|mails|sms|rappels|textos]", "[ne m|m] ~ [envoyez|ecrivez] ~ plus", "plus [de|aucun] [messages|mails|sms|rappels|message|mail|textos|emails]", "[desabonn*|desinscri*]", "[retirez|supprimez|enlevez|otez] ~ [moi|mon numero|mon adresse|mon mail|mon email]", "[retire|revoque] mon consentement"],
  everything: ["[ne|n] ~ [contactez|appelez|derangez|contacter|appeler|deranger|harcelez] ~ [plus|pas|jamais]", "[laissez|laisse] [moi|nous] ~ [tranquille*|paix]", "[arretez|cessez] de [me|m|nous] ~ [contacter|appeler|deranger|harceler]", "[ne plus|plus jamais] ~ [contacte*|contacter|appele*]", "[mauvais|faux] numero", "tout arreter", "erreur de numero"],
  debt: ["[arretez|cessez|ne] ~~ [au sujet de|pour|concernant|sur] ~ cette commande"],
  unclear: ["arretez", "cessez", "ca suffit", "arret"],
  otherwise: ["arret [de bus|maladie]", "[s est|a] arrete*", "[annuler|arreter|stopper] ~ [commande|livraison]", "[ne|n] ~ pas [arret*|desabonn*]", "[n ai|pas] ~ [recu|encore recu]", "[ne|n] ~ [pas] ~ [recu]", "ne fonctionne plus", "arrete de fonctionner", "ne m arretez pas", "ne plus [attendre]"],
  polite: ["merci", "svp", "s il vous plait", "s il te plait", "bonjour", "bonsoir", "maintenant", "veuillez", "je veux", "je souhaite", "cordialement", "les", "vos", "de", "tout de suite"],
}; // prettier-ignore
