import type { Application } from "express";
import type { Mail, PageContext } from "../types";
import { html, raw } from "./html";
import { adminPage } from "./layout";

const SHOWN = 100;

const linked = (text: string) => {
  const escaped = html`${text}`.text;
  return raw(
    escaped.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`),
  );
};

const row = (mail: Mail) =>
  html`<tr>
    <td>${mail.at.toISOString().slice(0, 16).replace("T", " ")}</td>
    <td>${mail.to}</td>
    <td><a href="/mailbox/${mail.id}">${mail.subject}</a></td>
  </tr>`;

/** What the SMTP server took in, newest first. */
export const mountMailbox = (app: Application, { state, clock }: PageContext): void => {
  app.get("/mailbox", (request, response) => {
    const wanted = typeof request.query["to"] === "string" ? request.query["to"] : "";
    const mails = state.mails.filter(({ to }) => to.includes(wanted)).reverse();
    const body = html`<form class="row card" method="get">
        <div><label for="to">Recipient</label><input id="to" name="to" value="${wanted}" /></div>
        <button>Filter</button>
      </form>
      <div class="card">
        <p>${mails.length} messages</p>
        <table>
          <thead>
            <tr>
              <th scope="col">At (UTC)</th>
              <th scope="col">To</th>
              <th scope="col">Subject</th>
            </tr>
          </thead>
          <tbody>
            ${mails.slice(0, SHOWN).map(row)}
          </tbody>
        </table>
      </div>`;
    response.send(adminPage({ title: "Mailbox", body, now: clock.now(), at: "/mailbox" }));
  });
  app.get("/mailbox/:id", (request, response) => {
    const mail = state.mails.find(({ id }) => id === Number(request.params["id"]));
    if (!mail) return void response.status(404).send("No such message");
    const body = html`<div class="card">
        <p>From ${mail.from}<br />To ${mail.to}<br />At ${mail.at.toISOString()}</p>
        <pre>${linked(mail.text)}</pre>
      </div>
      <div class="card">
        <h2>As HTML</h2>
        <iframe class="extension" title="The message as HTML" sandbox="" srcdoc="${mail.html}"></iframe>
      </div>`;
    response.send(adminPage({ title: mail.subject, body, now: clock.now(), at: "/mailbox" }));
  });
};
