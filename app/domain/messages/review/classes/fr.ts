import type { PhraseBook } from "../types";

const KIN = "[famille|parents|proches|mere|pere|ami*|voisin*|collegue*|conjoint*|mari|femme|enfants|contacts]";
const WORK = "[employeur|patron|chef|entreprise|travail|rh|superieur*]";

/** Forbidden wording in French. */
export const fr: PhraseBook = {
  id: "fr",
  hasWords: true,
  phrases: {
    "arrest-or-criminal": ["arrete par", "arret* [vous|par]", "arrestation*", "police", "policier*", "gendarme*", "prison", "emprisonn*", "penal", "penale*", "penaux", "crime", "criminel*", "delit", "escroquerie", "fraude", "plainte", "garde a vue", "vol", "menottes", "derriere les barreaux", "commissariat", "mandat d arret", "incarcer*", "poursuites penales"],
    "legal-action": ["[saisi|saisie|saisir|saisirons|saisies]", "[assign*|citation] ~ [justice|tribunal]", "proces", "[gel|geler|gele|bloquer|bloque] ~ [compte*|salaire|avoirs]", "devant [le|un] [juge|tribunal]", "injonction", "expuls*", "en justice", "attaquer* ~ justice", "mise en demeure finale"],
    impersonation: ["huissier*", "tribunal", "tribunaux", "avocat*", "[avis|notification|courrier] [officiel*|judiciaire|du gouvernement]", "ministere", "procureur*", "cabinet [d avocats|juridique]", "service [juridique|contentieux|recouvrement|du recouvrement]", "dossier n", "commissaire de justice", "numero de dossier judiciaire", "tresor public", "greffe*", "notaire"],
    intimidation: ["nous savons ou vous", "on sait ou", "savons ou", "vous allez le regretter", "regretter*", "[venir|viendrons|passerons|irons|enverrons|viendra] ~~ [chez vous|votre porte|votre domicile]", "chez vous pour", "consequences", "gare a vous", "faites attention a vous", "notre patience", "ne nous obligez pas", "ne nous poussez pas", "de force", "maniere forte", "vous allez voir", "nous vous trouverons", "a vos risques"],
    abuse: ["mauvais payeur*", "voleur*", "menteur*", "menteuse", "escroc*", "honte", "honteu*", "idiot*", "imbecile*", "irresponsable*", "minable*", "parasite*", "racaille", "profiteur*", "malhonnete*", "incapable", "lamentable", "stupide*"],
    "third-party-exposure": [`[prevenir|prevenons|previendrons|informer*|informons|avertir*|avertirons|contacter*|contacterons|appeler*|appellerons|dire|dirons|parler*|ecrire|ecrirons|prevenu*] ~~ [votre|vos] ${KIN}`, `[prevenir|prevenons|previendrons|informer*|informons|avertir*|avertirons|contacter*|contacterons|appeler*|appellerons|dire|dirons|parler*|ecrire|ecrirons] ~~ votre ${WORK}`, `[votre|vos] ${KIN} [saura|sauront|seront informes|apprend*]`, `votre ${WORK} [saura|sera informe*|apprend*]`, "publier* ~ [nom|photo|liste|dette]", "publierons ~ [nom|photo]", "reseaux sociaux", "tout le monde ~ [saura|sache]"],
    "credit-threat": ["liste noire", "fiche a vie", "[ruin*|detrui*] ~ credit", "credit ~ [ruine|detruit]", "plus jamais ~ [credit|pret|emprunt|logement]", "a vie", "jamais plus de credit", "interdit bancaire"],
    "false-amount": ["frais de [recouvrement|dossier|relance|poursuite|gestion]", "frais d [huissier|avocat]", "[doubl*|tripl*] ~ [montant|dette|somme]", "[montant|dette|somme] ~ [doubl*|tripl*|augmente*]", "interets ~ [par|chaque] [jour|heure]", "honoraires", "amende*"],
    "false-urgency": ["derniere [chance|sommation|relance|opportunite]", "dernier [avertissement|avis|delai|rappel]", "[dans|sous|d ici] [les|] [#|deux|une|trois|24|48] heure*", "urgence", "[c est|tres|est|extremement] urgent", "urgemment", "urgent payez", "immediatement", "[paiement|reglement] immediat", "tout de suite ou", "[aujourd hui|maintenant] ou", "avant minuit", "avant qu il ne soit trop tard", "trop tard", "sans delai", "le temps presse", "sur le champ", "depechez*"],
    "deceptive-pretext": ["vous avez gagne", "gagnant*", "felicitations", "cadeau*", "tirage", "loterie", "[colis|paquet|livraison] ~ [attente|retenu|bloque|douane|n a pas pu]", "appel manque", "sondage", "enquete", "[verifiez|confirmez] ~ [identite|compte|coordonnees]", "activite [suspecte|inhabituelle]"],
    "coercive-funding": ["empruntez", "emprunter", "[demandez|prenez] ~ [argent|pret|credit]", "[vendez|vendre] ~ [voiture|telephone|affaires|bijoux|meubles]", "mettez en gage", "pret rapide", "mini-credit", "[ne payez pas|sautez|attendre] ~ loyer", "loyer ~ attendre", "une autre carte"],
    "debt-sale": ["[vend*|cede*|ceder*|cederons|vendrons|vendue] ~ [dette|creance]", "[dette|creance] ~ [vendue|cedee]", "acheteur de creances"],
    "waiver-trap": ["[vaut|constitue|emporte|equivaut] ~ [reconnaissance|acceptation|aveu|renonciation]", "[reconnaissez|admettez|acceptez] ~ [dette|responsabilite|totalite]", "renonc* ~ [droit*|contester|recours]", "reconnaissance de dette", "prescription"],
    "rights-denied": ["[impossible de|interdit de|inutile de|pas le droit de|n avez pas le droit|ne pouvez plus|ne pouvez pas] ~ [contester|desabonner|reclam*|plaindre|oppos*|desinscrire|refuser]", "[contestation*|reclamation*] ~ [pas|refusee*|acceptee*|recevable*|inutile*]", "[perdez|perdrez|perdu] ~ droit*", "aucun droit", "aucun recours", "aucune [reclamation|contestation]", "ne parlez pas a ~ avocat", "desabonnement ~ [impossible|sans effet]"],
    "status-threat": ["expulsion", "immigration", "prefecture", "titre de sejour", "votre visa", "etranger*", "retour* dans votre pays", "vos enfants", "services sociaux", "a votre age", "caf"],
    "contact-flood": ["[appel*|ecri*|contact*|relanc*|message*] ~~ [tous les jours|chaque jour|chaque heure|sans arret|jour et nuit|toutes les heures]", "jusqu a ce que vous payiez", "jusqu au paiement", "n arreterons pas", "ne lacherons", "[#|dix|cent] fois par jour"],
    marketing: ["# de [remise|reduction]", "code promo*", "promotion*", "offre [speciale|exclusive|limitee]*", "soldes", "nouvelle collection", "livraison offerte", "profitez*", "bon d achat", "achetez", "nouveautes"],
    "debt-in-preview": ["dette*", "impaye*", "retard*", "recouvrement", "creance*", "doit", "devez", "relance*", "payez", "non paye*", "non regle*", "echue", "en souffrance", "a regler", "du montant", "arriere*", "regularis*"],
  },
  stated: {
    late_fee: ["penalite*", "interets de retard", "frais de retard", "majoration*", "indemnite forfaitaire"],
    credit_reporting: ["banque de france", "ficp", "fichier des incidents", "cote de credit", "dossier de credit", "bureau de credit"],
    collection_partner: ["[societe|agence|cabinet|organisme] de recouvrement"],
    legal_action: ["[action*|procedure*|poursuite*|voie*|demarche*] [judiciaire*|legale*|en justice|juridique*]", "recours judiciaire"],
    account_closure: ["[fermer*|fermerons|bloquer*|bloquerons|suspendre*|suspendrons|cloturer*] ~ votre compte", "votre compte ~ [ferme|bloque|suspendu|cloture]"],
  },
  harmless: ["romans [policier*]", "roman [policier*|noir]", "police [d assurance|de caracteres|d ecriture]", "chez vous pour la livraison", "vol [de nuit|aller|retour|au vent]", "[remise|reduction|promotion*|code promo*] ~ [deja|deduite*|appliquee*|incluse*|comprise*]", "papier cadeau", "[emballage|carte|coffret] cadeau*", "cadeau pour", "[repond*|livr*|reponse|rappel*|expedi*] ~~ # heures", "vos enfants [aimeront|adorent|profit*]", "[lumiere|sortie|kit] d urgence", "urgence non", "avocat* [frais|murs|bio|et|vinaigrette]", "[huile|noyau|puree|salade] d avocat*", "[purement|prescription] medicale"],
}; // prettier-ignore
