import { API_FAULTS, type StoreControl } from "../control-types";
import { html, raw, type Html } from "./html";

const LABELS = {
  duplicate: "Deliver twice",
  reorder: "Deliver out of order",
  loseEvery: "Lose every n-th (0: none)",
  loseNext: "Lose the next",
  loseShare: "Lose this share (0 to 1)",
  delayMs: "Deliver late by (ms)",
} as const;

const field = (name: "loseEvery" | "loseNext" | "loseShare" | "delayMs", value: number): Html =>
  html`<div>
    <label for="${name}">${LABELS[name]}</label
    ><input
      id="${name}"
      name="${name}"
      type="number"
      min="0"
      step="${name === "loseShare" ? "0.05" : "1"}"
      value="${value}"
    />
  </div>`;

const box = (name: "duplicate" | "reorder", isOn: boolean): Html =>
  html`<label><input type="checkbox" name="${name}" ${raw(isOn ? "checked" : "")} /> ${LABELS[name]}</label>`;

/** The cards on which a person orders the store to behave badly. */
export const misbehaviourCards = ({ webhooks }: StoreControl): Html =>
  html`<div class="card">
      <h2>Webhooks</h2>
      <form class="row" id="webhooks">
        ${box("duplicate", webhooks.duplicate)}${box("reorder", webhooks.reorder)}
        ${field("loseEvery", webhooks.loseEvery)}${field("loseNext", webhooks.loseNext)}
        ${field("loseShare", webhooks.loseShare)}${field("delayMs", webhooks.delayMs)}
        <button>Set</button>
      </form>
      <p id="webhooks-status" role="status"></p>
    </div>
    <div class="card">
      <h2>Admin API</h2>
      <form class="row" id="fail-api">
        <div>
          <label for="fault">Answer with</label
          ><select id="fault" name="fault">
            ${API_FAULTS.map((fault) => html`<option>${fault}</option>`)}
          </select>
        </div>
        <div>
          <label for="times">The next requests (0: stop)</label
          ><input id="times" name="times" type="number" min="0" value="3" />
        </div>
        <button>Set</button>
      </form>
      <p id="fail-api-status" role="status"></p>
      <button data-post="/control/expire-tokens">End all access tokens</button>
    </div>`;
