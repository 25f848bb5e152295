import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";

/** The language is set by the page that knows its reader; see `handle` in app.tsx and r.$token.tsx. */
export const Layout = ({ children }: { children: ReactNode }) => {
  const app = useRouteLoaderData<{ locale?: string }>("routes/app");
  const shopper = useRouteLoaderData<{ locale?: string }>("routes/r.$token");
  return (
    <html lang={app?.locale ?? shopper?.locale ?? "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
};

export default function Root() {
  return <Outlet />;
}
