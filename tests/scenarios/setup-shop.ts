import { adminSession, type AdminSession } from "~tests/demo/admin-session";
import type { Duewell } from "~tests/demo/harness";

/** A Tuesday at nine in the morning in New York. */
export const START = new Date("2026-09-01T13:00:00Z");

/** Installs, finishes set-up and goes live, as the merchant does it in the admin. */
export const goLive = async ({ appUrl, store, whenQuiet }: Duewell, dueInDays = 14): Promise<AdminSession> => {
  const staff = adminSession(appUrl, store);
  await staff.open();
  await whenQuiet();
  await staff.submit("/app/setup", {
    intent: "orders",
    payLaterGateways: JSON.stringify([{ gateway: "bank deposit", dueInDays }]),
  });
  await staff.submit("/app/setup", {
    intent: "sender",
    senderName: "Scenario Store",
    senderEmail: "billing@scenario-store.example",
    replyTo: "",
    postalAddress: "1 Example Street, Boston MA 02101, United States",
    supportUrl: "https://scenario-store.example/help",
  });
  await staff.submit("/app/setup", { intent: "policy", policyId: "balanced" });
  await whenQuiet();
  await staff.submit("/app/settings", { intent: "switches", testMode: "off" });
  await whenQuiet();
  return staff;
};
