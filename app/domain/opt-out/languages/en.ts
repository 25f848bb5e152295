import type { OptOutBook } from "../types";

const STOP = "[stop|quit|cease|discontinue|no more|enough with|enough of|end|halt|cancel]";
const SENDING =
  "[sending|texting|messaging|emailing|mailing|e-mailing|writing|spamming|notifying|reminding|sms|txting|pestering]";
const THINGS =
  "[text*|message*|email*|e-mails|mail|mails|reminder*|sms|notification*|newsletter*|notice*|alert*|these|them|this spam|spam|msgs|txts]";
const NOT = "[dont|do not|do n t|never|stop|please dont|cease to|refrain from]";
const REACH = "[contact*|call*|bother*|harass*|reach*|approach*|disturb*|phone*|ring*|hound*]";

/** Source: 47 CFR 64.1200(a)(10) for the words that count as such; the rest are the wordings that people use. */
export const en: OptOutBook = {
  id: "en",
  hasWords: true,
  keywords: ["stop", "stopall", "stop all", "unsubscribe", "unsub", "cancel", "end", "quit", "revoke", "optout", "opt out", "remove", "remove me", "do not text", "dont text", "no more", "opt me out", "stop it", "stop now", "stop this", "unsubscribe me", "take me off", "no thanks stop", "cease", "please stop", "make it stop", "leave me alone", "enough"],
  channel: ["unsubscribe [me|us]", 
    `${STOP} ~ ${SENDING}`, `${STOP} ~ ${THINGS}`, "[stop|please stop] [pls|please|already|now|right now|immediately|asap]", "please [just|] stop", "stop it", "unsubscribe*", "unsub", "unsubscribing", "opt out", "opt me out", "opt-out", "optout", "opting out",
    "[remove|take|delete|strike|drop|get] ~ me ~ [off|from|list*]", "[remove|take|delete|strike] [me|my name|my number|my email|my address|my e-mail] [off|from|out]", "remove me", "take me off", "[remove|delete] my [number|email|address|e-mail|phone number|contact*]",
    `${NOT} ~ [text|texting|email|emailing|e-mail|message|messaging|send|sending|write|writing|remind|reminding|mail|mailing|spam|spamming] ~ [me|us|here|anymore|any more|again|this number|this address|anything]`, "[dont|do not|no longer|never] ~ [want|wish|care|like] ~~ [message*|text*|email*|e-mails|mails|reminder*|sms|notification*|hear from]", "[no longer|not|never|dont|do not] ~ [wish|want] to [receive|get|be contacted|be texted|be emailed]",
    "[revoke|withdraw*|revoking] ~ consent", "consent ~ [revoked|withdrawn]", "[no more|no further|not any more] [text*|email*|message*|reminder*|sms|mails|e-mails]", "not interested in ~ [message*|text*|email*|reminder*]", "[turn|switch|shut] ~ off ~ [reminder*|message*|notification*|text*|email*]", "[turn|switch|shut] off", "[how|where] ~ [stop|cancel|end|turn off|get rid of] ~ [message*|text*|email*|reminder*|these|notification*]", "cancel ~ [subscription to|reminders|messages|texts|emails|notifications]", "stop spam*", "quit it", "knock it off", "stop the [messages|texts|emails|reminders|mails|spam]", "get me off",
  ],
  everything: [
    `${NOT} ~ ${REACH} ~ [me|us|anymore|any more|again|ever|this number]`, "leave me alone", "leave us alone", "[stop|cease|quit] ~ [contact*|calling|bothering|harassing|hounding|phoning|ringing|disturbing] ~ [me|us|]", "[stop|no more|end] ~ [all|any] [contact|communication*|messages|outreach|reminders|calls]", "[cease|stop] and desist", "cease and desist", "cease all", "[no|never] ~ [contact|communicate] ~ [me|us|again]", "not ~ be contacted", "[dont|do not|never] [want|wish] to [be contacted|hear from you|hear from|hear anything]", "wrong number", "wrong person", "not ~ [person|customer] you", "you have the wrong", "lose my number", "forget my number", "go away", "get lost", "stopall", "stop all", "stop everything", "[stop|end] ~ everything", "no contact", "do not call", "dont call", "remove me from everything", "all your lists",
  ],
  debt: [
    "[stop|quit|no more|dont|do not] ~ [writing|texting|emailing|messaging|reminding|sending|remind|write|text|email|message|reminders|messages|texts|emails] ~~ [about|for|regarding|on|concerning] ~ [this|that|the|my] [order|invoice|purchase|payment|debt|bill|instalment|installment|loan]", "[stop|quit|no more|dont|do not] ~ [writing|texting|emailing|messaging|reminding|sending|remind|write|text|email|message|reminders|messages|texts|emails] ~~ [about|for|regarding|on|concerning] ~ order #", "no more reminders [for|about|on] [this|that|the|my|order]",
  ],
  unclear: ["stop", "stops", "cancel everything", "enough", "i am done", "im done", "quit", "cancel", "revoke", "no thanks", "no thank you", "not interested", "unwanted", "spam", "harass*", "stop that", "remove"],
  otherwise: [
    "[dont|do not|never] stop [sending|texting|messaging|writing|emailing|reminding] ~ [me|us|them|the|these|reminder*]",
    "stop by", "stop in", "stop over", "stop off", "[non|full|bus|one|door|next|short|pit|back] stop*", "stopped [work*|charging|turning|function*|by|at|in|here|being|for]", "[has|have|it|just|suddenly] stopped", "stopping by", "[cant|cannot|couldnt|wont|doesnt|didnt|not] stop [loving|smiling|thinking|leaking|working|running|laughing|using|wearing]", "stop [working|charging|leaking|spinning|the shipment|the delivery|the order|the leak|shipment|delivery|payment of|the payment|the parcel|shipping|the clock|sign|light|watch|motion|button|loss|using the|production|at the|at your]", "where ~ stop", "which stop", "[will|can|could|does|do|did] ~ stop [at|by|in|near]", "[dont|do not|never|please dont] [stop|unsubscribe|cancel|end|quit|remove|opt]", "[dont|do not|never] want ~ [stop|unsubscribe|opt out|cancel]", "not unsubscribe", "[cancel*|end|stop] [|the|my|this|that|your|our|one|of] [|whole|second|first|last|other|next] [order*|item*|delivery|shipment|return|appointment|purchase|lamp|sofa|chair|parcel]", "cancel [it|that|the|my|one|both|order*|item*|part]", "[remove*] ~ [item*|stain*|lamp|from my order|from the order|from my cart|label|cover|fee|charge]", "quit [smoking|my job]", "[i|he|she] quit", "[stop] [loss|motion]", "spam folder", "in [my|the] spam", "to spam", "went to spam", "revoke access",
    "turned off", "[lamp|light|alarm|it] [off|turns off|turn off|switches off|shuts off]", "turn off the [lamp|light|alarm|water|oven]", "switch off the [lamp|light|alarm]", "enough [time|money|for|to|space|light]", "[not|good|long|big|large|small|have|had|isnt|be|is|is not] enough", "[order*|payment*|delivery] [has|was|is|were] cancel*", "cancel* [yesterday|last week|in may]", "no thanks needed", "call me [back|when|tomorrow|on|at|please]", "please call", "not interested in [the|a|an] [lamp|upgrade|warranty]", "[how|why|where|when] ~ [remove] ~ [cover|stain|shade|bulb|filter]",
  ],
  polite: ["please", "pls", "plz", "thanks", "thank you", "thx", "ty", "hi", "hello", "hey", "dear", "sir", "madam", "team", "now", "ok", "okay", "immediately", "asap", "today", "just", "sorry", "kindly", "yes", "regards", "best", "cheers", "sincerely", "greetings", "good morning", "good evening", "at once", "already", "right now", "would you", "could you", "can you", "me", "all", "i said", "and", "i want to", "i would like to", "id like to", "want to"],
}; // prettier-ignore
