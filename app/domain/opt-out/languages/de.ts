import type { OptOutBook } from "../types";

/** German. */
export const de: OptOutBook = {
  id: "de",
  hasWords: true,
  keywords: ["stopp", "abmelden", "abbestellen", "austragen", "abmeldung", "kündigen", "aufhören", "keine mails mehr", "schluss", "abbestellung", "abmelden bitte"],
  channel: ["[abmelden|abbestellen|austragen|abgemeldet werden|abmeldung|abbestellung]", "[keine|nie|nicht] ~ [mails|nachrichten|sms|e-mails|emails|erinnerungen|mehr schreiben|mehr anschreiben|mehr senden|mehr schicken] ~ [mehr|]", "[schreiben|senden|schicken|schreibt|schickt|sendet] ~~ [nicht mehr|keine|nie wieder|nicht weiter]", "[hören|hört|hoer*] ~~ auf ~~ [schreiben|schicken|senden|nachrichten|mails|mir|]", "[streichen|löschen|nehmen|entfernen|tragen] ~ mich ~ [liste|verteiler|aus]", "[meine] [nummer|adresse] ~ [löschen|entfernen|streichen]", "[widerrufe|widerruf] ~ [einwilligung|zustimmung|einverständnis]", "[möchte|will] ~ keine", "keine ~ mehr [erhalten|bekommen|empfangen]", "stopp* ~ [nachrichten|mails|sms|erinnerungen]"],
  everything: ["[lassen|lass|lasst] ~ mich ~ ruhe", "in ruhe", "[kontaktieren|rufen|belästigen|anrufen|kontaktiert] ~~ [nicht mehr|nie wieder|nicht weiter|nicht]", "nicht mehr [kontaktieren|anrufen|belästigen|kontaktiert]", "[keinen|jeden|jeglichen|kein] kontakt", "falsche nummer", "[nie wieder|nie mehr] ~ [hören|kontakt*|anruf*|melden|schreib*]", "hören ~ auf ~ [anzurufen|zu belästigen]"],
  debt: ["[keine|nicht] ~~ [zu|wegen|für|zur] ~ dieser bestellung ~ mehr"],
  unclear: ["aufhören", "schluss", "es reicht", "stopp", "belästig*"],
  otherwise: ["[bestellung|lieferung|auftrag|termin|artikel] ~ [stornieren|stoppen|kündigen|abbestellen|stopp]", "[stornieren|stoppen] ~ [bestellung|lieferung|artikel]", "stoppuhr", "hört auf zu leuchten", "[nicht] abmelden", "aufgehört zu", "keine nachricht erhalten", "keine ~ [rechnung|lieferung|bestätigung|antwort] ~ [erhalten|bekommen]", "[noch|bisher] keine ~"],
  polite: ["bitte", "danke", "hallo", "guten tag", "sofort", "jetzt", "moin", "vielen dank", "mich", "ich möchte", "ich will", "mfg", "gruß", "grüße", "mit freundlichen grüßen", "ihnen", "von"],
}; // prettier-ignore
