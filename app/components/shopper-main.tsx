import type { ReactNode } from "react";

const STYLE = `.r{font:16px/1.5 system-ui,sans-serif;color:#202223;max-width:34rem;margin:0 auto;padding:32px 20px}
.r section{border:1px solid #c9cccf;border-radius:12px;padding:20px;margin-top:20px}.r h2{font-size:1.1rem;margin:0 0 8px}
.r button,.r .duewell-pay{font:inherit;display:inline-block;min-height:44px;box-sizing:border-box;padding:8px 20px;border-radius:8px;border:1px solid #005bd3;background:#005bd3;color:#fff;cursor:pointer;text-decoration:none}
.r button.quiet{background:#fff;color:#005bd3}.r label{display:block;padding:6px 0}.r fieldset{border:0;padding:0;margin:0 0 12px}
.r legend{padding:0;margin-bottom:8px}.r ul{padding-left:20px;margin:0 0 8px}.r p{margin:8px 0}.r .said{background:#eaf4ff;border-radius:8px;padding:12px}`;

/** The one column of a page that shoppers see outside of the store. */
export const ShopperMain = ({ children }: { children: ReactNode }) => (
  <main className="r">
    <style>{STYLE}</style>
    {children}
  </main>
);
