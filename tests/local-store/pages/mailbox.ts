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

const pager = (page: number, total: number, to: string) => {
  const path = (number: number) => `/mailbox?to=${encodeURIComponent(to)}&page=${String(number)}`;
  return html`<nav aria-label="Pages" class="row">
    ${page > 1 ? html`<a class="button" href="${path(page - 1)}">Newer messages</a>` : ""}
    ${page * SHOWN < total ? html`<a class="button" href="${path(page + 1)}">Older messages</a>` : ""}
  </nav>`;
};

const headerRow = ([name, value]: readonly [string, string]) =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;

/** What the SMTP server took in, newest first. */
export const mountMailbox = (app: Application, { state, clock }: PageContext): void => {
  app.get("/mailbox", (request, response) => {
    const wanted = typeof request.query["to"] === "string" ? request.query["to"] : "";
    const mails = state.mails.filter(({ to }) => to.includes(wanted)).reverse();
    const page = Math.max(1, Number(request.query["page"]) || 1);
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
            ${mails.slice((page - 1) * SHOWN, page * SHOWN).map(row)}
          </tbody>
        </table>
      </div>
      ${pager(page, mails.length, wanted)}`;
    response.send(adminPage({ title: "Mailbox", body, now: clock.now(), at: "/mailbox" }));
  });
  app.get("/mailbox/:id", (request, response) => {
    const mail = state.mails.find(({ id }) => id === Number(request.params["id"]));
    if (!mail) return void response.status(404).send("No such message");
    const body = html`<div class="card">
        <p>From ${mail.from}<br />To ${mail.to}<br />At ${mail.at.toISOString()}</p>
        <pre>${linked(mail.text)}</pre>
      </div>
      <details class="card">
        <summary>Headers</summary>
        <table>
          <tbody>
            ${Object.entries(mail.headers).map(headerRow)}
          </tbody>
        </table>
      </details>
      <div class="card">
        <h2>As HTML</h2>
        <iframe
          class="extension"
          title="The message as HTML"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcdoc="${`<base target="_blank">${mail.html}`}"
        ></iframe>
      </div>`;
    response.send(adminPage({ title: mail.subject, body, now: clock.now(), at: "/mailbox" }));
  });
};
