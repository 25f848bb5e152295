import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { getDeps } from "~/composition.server";
import { addDocumentResponseHeaders } from "~/shopify.server";

const TIMEOUT_MS = 10_000;

/** Outside production the local store may frame the app as well; Shopify's own policy stays as it is otherwise. */
const allowFraming = (headers: Headers): void => {
  const extra = getDeps().env.DEV_FRAME_ANCESTORS;
  const policy = headers.get("Content-Security-Policy");
  if (extra !== "" && policy !== null)
    headers.set("Content-Security-Policy", policy.replace("frame-ancestors", `frame-ancestors ${extra}`));
};

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  allowFraming(headers);
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={TIMEOUT_MS} />,
      {
        [ready]: () => {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => {
          code = 500;
          getDeps().log.error({ error: String(error) }, "page could not be rendered");
        },
      },
    );
    setTimeout(abort, TIMEOUT_MS);
  });
}
