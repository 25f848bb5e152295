const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json().catch(() => ({}));
};
const say = (id, text) => (document.getElementById(id).textContent = text);

for (const button of document.querySelectorAll("[data-advance]"))
  button.addEventListener("click", async () => {
    document.body.setAttribute("aria-busy", "true");
    say("clock-status", "Moving the clock. Payments, reminders and webhooks happen on the way…");
    try {
      await post("/control/advance", { ms: Number(button.dataset.advance) });
      location.reload();
    } catch (error) {
      say("clock-status", String(error));
      document.body.removeAttribute("aria-busy");
    }
  });
document.getElementById("place").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const order = await post("/control/order", {
    customerId: Number(form.get("customerId")),
    kind: form.get("kind"),
    amountMinor: Number(form.get("amountMinor")),
  });
  say("place-status", `Placed ${order.name ?? ""}`);
});
document.getElementById("webhooks").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const set = await post("/control/webhooks", {
    duplicate: form.has("duplicate"),
    reorder: form.has("reorder"),
    loseEvery: Number(form.get("loseEvery")),
    loseNext: Number(form.get("loseNext")),
    loseShare: Number(form.get("loseShare")),
    delayMs: Number(form.get("delayMs")),
  });
  say("webhooks-status", `Set: ${JSON.stringify(set)}`);
});
document.getElementById("fail-api").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  await post("/control/fail-api", { fault: form.get("fault"), times: Number(form.get("times")) });
  say("fail-api-status", `Set: ${form.get("fault")}, ${form.get("times")} times`);
});
for (const button of document.querySelectorAll("[data-post]"))
  button.addEventListener("click", () => post(button.dataset.post).then(() => location.reload()));
