import { cap, consent, everybody, note } from "../build";
import { VOICE, WRITTEN, type Pack } from "../rules";

const LAW = { effectiveFrom: "2023-01-01", minDaysPastDue: 31 } as const;
const CODE = "D.C. Code 28-3814";

/** District of Columbia: original creditors too, once a debt is more than 30 days late. */
export const usDc: Pack = {
  id: "us-dc",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "DC",
  rules: [
    { ...everybody("US-DC-CAP-CALLS", "S", CODE), ...LAW, channels: VOICE, spec: cap(4, 7, VOICE, { scope: "debt" }) },
    { ...everybody("US-DC-CAP-WRITTEN", "S", CODE), ...LAW, channels: WRITTEN, spec: cap(5, 7, WRITTEN, { scope: "debt" }) },
    { ...everybody("US-DC-CONSENT", "S", CODE), ...LAW, channels: WRITTEN, spec: consent("granted") },
  ],
  notes: [
    note(everybody("US-DC-ASK", "S", CODE), "One message in seven days may ask for the consent to electronic messages; the app sends none."),
    note(everybody("US-DC-PLAN", "S", CODE), "A payment schedule or settlement is confirmed with a written copy."),
  ],
}; // prettier-ignore
