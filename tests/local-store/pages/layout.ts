import { html, raw, type Html } from "./html";

const STYLE = `*{box-sizing:border-box}body{margin:0;font:14px/1.5 Inter,system-ui,sans-serif;color:#303030;background:#f1f1f1}
a{color:#005bd3}header{background:#1a1a1a;color:#fff;padding:10px 16px;display:flex;gap:16px;align-items:center;flex-wrap:wrap}
header a{color:#e3e3e3}header strong{font-size:15px}header .grow{flex:1}.shell{display:flex;min-height:calc(100vh - 44px)}
nav.side{width:210px;padding:12px;background:#ebebeb;flex:none}nav.side ul{list-style:none;margin:0 0 12px;padding:0}
nav.side a{display:block;padding:6px 10px;border-radius:8px;text-decoration:none;color:#303030}nav.side a[aria-current],nav.side a:hover{background:#fff}
nav.side .sub a{padding-left:24px}main{flex:1;padding:16px;min-width:0}main.frame{padding:0;display:flex;flex-direction:column}
iframe.app{border:0;width:100%;flex:1;min-height:calc(100vh - 44px);background:#f1f1f1}iframe.extension{border:0;width:100%;height:440px;background:#fff}
.card{background:#fff;border:1px solid #e3e3e3;border-radius:12px;padding:16px;margin-bottom:16px;overflow-x:auto}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 10px;border-bottom:1px solid #ebebeb;white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}button,.button{font:inherit;padding:7px 14px;border-radius:8px;border:1px solid #8a8a8a;background:#fff;color:#303030;cursor:pointer;text-decoration:none;display:inline-block}
button.main,.button.main{background:#303030;color:#fff;border-color:#303030}form.row,.row{display:flex;gap:8px;flex-wrap:wrap;align-items:end}
label{display:block;font-weight:550}input,select{font:inherit;padding:6px 8px;border:1px solid #8a8a8a;border-radius:8px}h1{font-size:20px;margin:0 0 12px}h2{font-size:15px;margin:0 0 8px}
.toast{position:fixed;bottom:16px;left:50%;transform:translateX(-50%);background:#1a1a1a;color:#fff;padding:8px 16px;border-radius:8px}.toast:empty{display:none}
.savebar{display:flex;gap:8px;align-items:center;background:#303030;color:#fff;padding:8px 16px}.savebar[hidden]{display:none}.savebar span{flex:1}
header nav.languages{display:flex;gap:10px}header nav.languages a[aria-current]{color:#fff;font-weight:650}
.muted{color:#5c5c5c}pre{white-space:pre-wrap;margin:0}@media(max-width:640px){.shell{flex-direction:column}nav.side{width:auto}nav.side ul{display:flex;flex-wrap:wrap;margin:0}nav.side .sub{flex-basis:100%}}`;

export type Page = {
  readonly title: string;
  readonly body: Html;
  readonly now: Date;
  /** The path of the entry that is current in the navigation. */
  readonly at?: string;
  readonly locale?: string;
  readonly frame?: boolean;
  /** Set where the language can be switched: the path to come back to, and the language of the embedded part. */
  readonly languages?: { readonly path: string; readonly current: string };
  readonly scripts?: readonly string[];
};

const NAV = [
  ["/admin", "Home", "主页"],
  ["/admin/orders", "Orders", "订单"],
  ["/admin/customers", "Customers", "客户"],
  ["/admin/apps/duewell", "Duewell", "Duewell"],
  ["/controls", "Controls", "控制"],
  ["/mailbox", "Mailbox", "邮箱"],
] as const;

const LANGUAGES = [
  ["en", "English"],
  ["zh-CN", "中文"],
] as const;

const languageSwitch = ({ path, current }: NonNullable<Page["languages"]>): Html =>
  html`<nav class="languages" aria-label="Language">
    ${LANGUAGES.map(
      ([locale, label]) =>
        html`<a
          href="${path}?locale=${locale}"
          hreflang="${locale}"
          lang="${locale}"
          data-locale="${locale}"
          ${raw(locale === current ? 'aria-current="true"' : "")}
          >${label}</a
        >`,
    )}
  </nav>`;

const shell = (title: string, head: Html, body: Html, locale: string): string =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${head} ${body}
      </body>
    </html>`.text;

/** A page of the stand-in admin. */
export const adminPage = (page: Page): string => {
  const { title, body, now, at, locale = "en", frame = false, languages, scripts = [] } = page;
  const links = NAV.map(
    ([path, english, chinese]) =>
      html`<li>
        <a href="${path}" ${raw(at === path ? 'aria-current="page"' : "")}>${locale === "zh-CN" ? chinese : english}</a
        >${raw(path.endsWith("duewell") ? '<ul class="sub" id="app-nav"></ul>' : "")}
      </li>`,
  );
  const head = html`<header>
    <strong>Duewell Demo Store</strong
    ><span class="grow">Local store</span>${languages ? languageSwitch(languages) : ""}<time
      datetime="${now.toISOString()}"
      >${now.toISOString().slice(0, 16).replace("T", " ")} UTC</time
    >
  </header>`;
  return shell(
    title,
    head,
    html`<div class="shell">
        <nav class="side" aria-label="Store">
          <ul>
            ${links}
          </ul>
        </nav>
        <main class="${frame ? "frame" : ""}" aria-label="${title}">
          ${frame ? "" : html`<h1>${title}</h1>`}${body}
        </main>
      </div>
      <div class="toast" role="status" id="toast"></div>
      ${scripts.map((src) => html`<script src="${src}"></script>`)}`,
    locale,
  );
};

/** A page outside the admin: the shopper's account. */
export const plainPage = (title: string, body: Html, locale: string, scripts: readonly string[] = []): string =>
  shell(
    title,
    html``,
    html`<main style="max-width:720px;margin:0 auto">
        <h1>${title}</h1>
        ${body}
      </main>
      ${scripts.map((src) => html`<script src="${src}"></script>`)}`,
    locale,
  );
