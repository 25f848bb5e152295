import type { PhraseBook } from "../types";

const KIN =
  "[familie|eltern|freund*|nachbar*|kolleg*|mutter|vater|frau|mann|kinder*|partner*|verwandt*|angehörig*|kontakte|ehemann|ehefrau]";
const WORK = "[arbeitgeber*|chef*|vorgesetzt*|firma|personalabteilung|arbeitsplatz]";
const TELL =
  "[informier*|benachrichtig*|anruf*|kontaktier*|sagen|erzähl*|melden|wenden uns an|sprechen mit|schreiben|verständig*|anschreiben|rufen|wenden]";

/** Forbidden wording in German. */
export const de: PhraseBook = {
  id: "de",
  hasWords: true,
  phrases: {
    "arrest-or-criminal": ["verhaft*", "polizei*", "gefängnis*", "knast", "haft", "haftbefehl*", "haftstrafe*", "strafanzeige*", "anzeige [wegen|erstatten|bei|gegen]", "straftat*", "strafrecht*", "strafbar*", "betrug*", "betrüger*", "kriminell*", "festgenommen", "festnehm*", "staatsanwalt*", "diebstahl", "hinter gitter*", "strafverfahren", "vorbestraft", "eingesperrt", "ermittlungsverfahren"],
    "legal-action": ["verklag*", "klage [erheben|einreichen|gegen|eingereicht]", "pfänd*", "gepfändet*", "lohnpfänd*", "zwangsvollstreck*", "vollstreck*", "mahnbescheid*", "konto ~ [gesperrt|eingefroren|einfrieren]", "einfrieren", "beschlagnahm*", "vor gericht", "zwangsversteiger*", "gerichtstermin", "vorladung"],
    impersonation: ["gerichtsvollzieher*", "amtsgericht*", "landgericht", "gerichtlich*", "gerichts*", "rechtsanwalt*", "rechtsanwält*", "anwalt*", "anwält*", "kanzlei", "amtliche*", "behörd*", "aktenzeichen", "ministerium", "rechtsabteilung", "inkassoabteilung", "forderungsabteilung", "notar", "finanzamt", "beamt*", "offizielle [mitteilung|bekanntmachung|zustellung]"],
    intimidation: ["wir wissen wo", "wissen wo [sie|du]", "[bereuen|bereust]", "[kommen|schicken|stehen|besuchen|schauen] ~~ [vorbei|vor ihrer tür|vor deiner tür|zu ihnen nach hause|nach hause|haustür]", "vor ihrer [haustür|tür]", "konsequenzen", "sonst passiert", "[sie werden|du wirst] schon sehen", "passen sie auf", "pass auf", "zwingen sie uns nicht", "unsere geduld", "wir finden [sie|dich]", "andere saiten", "ungemütlich", "auf die harte tour", "folgen tragen"],
    abuse: ["schuldner*", "betrüger*", "lügner*", "dieb", "diebe", "schmarotzer*", "zechpreller*", "schäm*", "schande", "unverschämt*", "idiot*", "dumm*", "abschaum", "versager*", "asozial*", "parasit*", "verantwortungslos*", "peinlich", "faul", "erbärmlich*", "schnorrer*"],
    "third-party-exposure": [`${TELL} ~~ [ihre|ihren|ihrer|ihrem|deine|deinen|deiner|deinem] ${KIN}`, `${TELL} ~~ [ihre|ihren|ihrer|ihrem|deine|deinen|deiner|deinem] ${WORK}`, `[ihre|ihr|ihrem|ihren|ihrer|deine|dein|deinen|deinem|deiner] ${WORK} ~~ [inform*|erfähr*|erfahr*|benachricht*|anruf*|melden|kontakt*]`, `[ihre|ihr|ihrem|ihren|ihrer|deine|dein|deinen|deinem|deiner] ${KIN} ~~ [inform*|erfähr*|erfahr*|benachricht*|anruf*|melden|kontakt*]`, "veröffentlich* ~ [name*|foto|daten|schulden]", "[namen|foto|name] ~ [veröffentlich*|aushängen|online]", "soziale* [medien|netzwerk*]", "alle ~ erfahren", "pranger"],
    "credit-threat": ["schwarze* liste", "bonität ~ [ruiniert|zerstört]", "[ruinier*|zerstör*] ~ bonität", "nie [wieder|mehr] ~ [kredit|wohnung|vertrag|handyvertrag]", "lebenslang*", "ihr leben lang", "kreditwürdigkeit ~ [ruiniert|zerstört|vernichtet]"],
    "false-amount": ["inkassogebühr*", "inkassokosten", "anwaltskosten", "bearbeitungsgebühr*", "[verdoppel*|verdreifach*]", "zinsen ~ [täglich|stündlich|pro tag|pro stunde]", "[täglich|stündlich] ~ zinsen", "betrag ~ [erhöht|wächst|steigt]", "bußgeld", "strafgebühr*", "zusätzliche kosten"],
    "false-urgency": ["letzte* [chance|mahnung|warnung|aufforderung|gelegenheit|frist]", "[innerhalb von|binnen|in] [#|zwei|einer|drei|24|48] stunde*", "sofort", "umgehend*", "unverzüglich*", "dringend*", "eilt", "[heute|jetzt] [oder|sonst|noch oder]", "bis mitternacht", "bevor es zu spät", "zu spät ist", "zeit läuft", "keine zeit mehr", "uhr tickt"],
    "deceptive-pretext": ["[sie haben|du hast] ~ gewonnen", "gewinner*", "gewinnspiel", "glückwunsch", "herzlichen glückwunsch", "[paket|sendung|lieferung] ~ [zoll|wartet|nicht zugestellt|zurückgehalten|abgeholt]", "verpasster anruf", "umfrage", "[bestätigen|verifizieren] ~ [identität|konto|daten]", "ungewöhnliche aktivität*", "verdächtige aktivität*", "alter freund"],
    "coercive-funding": ["[leihen|leih] ~ [geld|bei|von]", "geld ~ leihen", "[nehmen|nimm] ~ kredit ~ auf", "kredit aufnehmen", "[verkaufen|verkauf] ~ [auto|handy|schmuck|sachen|möbel]", "pfandhaus", "pfandleih*", "verpfänd*", "[miete] ~ warten", "sofortkredit", "minikredit", "andere karte", "dispo"],
    "debt-sale": ["[verkauf*|abtret*|abgetreten] ~ [forderung|schuld*]", "[forderung|schulden] ~ [verkauf*|verkauft|abtreten|abgetreten]", "höchstbietend*"],
    "waiver-trap": ["[gilt|bedeutet] ~ [anerkenntnis|anerkennung|verzicht|schuldeingeständnis|geständnis]", "anerkennt ~ [schuld|forderung]", "[erkennen|anerkennen] ~ [schuld*|forderung] ~ an", "schuldanerkenntnis", "[verzicht*] ~ [recht*|einwend*|widerspruch]", "verjährung*", "eingeständnis"],
    "rights-denied": ["[nicht|kein*|zwecklos|unmöglich] ~ [widerspr*|abmeld*|abbestell*|bestreiten|reklamier*|beschwer*|anfechten]", "[widerspruch|widersprüche|beschwerde*|reklamation*|abmeldung|einwände] ~ [nicht|zwecklos|sinnlos|ausgeschlossen|unzulässig|wirkungslos|unmöglich|keine]", "[verlieren|verlierst|verloren|verwirkt] ~ recht*", "kein* recht*", "keinen anwalt", "sprechen sie nicht mit"],
    "status-threat": ["abschieb*", "abgeschoben", "ausländer*", "aufenthalts*", "ihr visum", "ihre kinder", "deine kinder", "jugendamt", "in ihrem alter", "zurück in ihr land", "heimatland", "einwanderung*", "sozialamt", "jobcenter"],
    "contact-flood": ["[anruf*|rufen|ruf|schreiben|kontaktier*|melden|nachrichten] ~~ [jeden tag|täglich|stündlich|jede stunde|tag und nacht|ununterbrochen|rund um die uhr]", "[täglich|stündlich|jeden tag|jede stunde|tag und nacht] ~ [anruf*|an|schreiben|melden|kontakt*]", "bis [sie|du] ~ [zahlen|zahlst|bezahl*]", "bis zur zahlung ~ [anruf*|melden]", "hören nicht auf", "lassen nicht locker", "geben keine ruhe", "keine ruhe"],
    marketing: ["# rabatt", "rabattcode", "gutscheincode", "gutschein", "rabatt auf", "sonderangebot*", "angebot* [nur|für|der|bis|entdecken|sichern]", "jetzt [kaufen|shoppen|bestellen|sparen|sichern|entdecken]", "neue kollektion", "schlussverkauf", "versandkostenfrei*", "sparen sie", "neuheiten", "aktion nur", "spar*preis"],
    "debt-in-preview": ["schuld*", "überfällig*", "mahn*", "inkasso*", "offene* [rechnung*|forderung*|betrag|beträge|zahlung*]", "rückstand*", "forderung*", "unbezahlt*", "nicht bezahlt", "schulden", "fällig*", "zahlungsverzug", "zahlen sie", "verzug"],
  },
  stated: {
    late_fee: ["verzugszins*", "mahngebühr*", "säumniszuschl*", "verzugskosten", "mahnkosten", "verzugspauschale"],
    credit_reporting: ["schufa", "auskunftei*", "bonität*", "kreditwürdig*"],
    collection_partner: ["inkasso*"],
    legal_action: ["rechtliche* schritte", "[gerichtliche*|juristische*] [schritte|verfahren|mahnverfahren]", "rechtsweg", "klage"],
    account_closure: ["[sperren|schließen|löschen] ~ [ihr|dein] [konto|kundenkonto]", "[kundenkonto|konto] ~ [gesperrt|geschlossen|sperren|schließen|gelöscht]"],
  },
  harmless: ["[wenden|kontaktieren|informieren|schreiben|rufen|benachrichtigen|sprechen|melden] ~ [nie|niemals|nicht] ~~ [arbeitgeber*|familie|freund*|freunde|nachbar*|kolleg*|eltern]", "polizei* [spielzeug*|kostüm|auto|figur]", "spielzeugpolizei*", "anwalts lieblinge", "[rabatt*|gutschein*] ~ [bereits|abgezogen|berücksichtigt|eingelöst|enthalten|verrechnet]", "bereits ~ [rabatt*|gutschein*]", "[antwort*|liefer*|versand*|versend*|melden uns|zustell*|rückruf] ~~ # stunden", "[innerhalb von|binnen] # stunden [antwort*|liefer*|zurück|beantwort*]", "[kein*] [weiteren schritte]", "ihre kinder [freuen|viel|haben]", "sofort [lieferbar|verfügbar|einsatzbereit]", "[ab] sofort lieferbar", "entschuldig*", "dummy", "gerichte", "gericht", "schuldlos", "betrag", "ihr visum card", "visum"],
}; // prettier-ignore
