// Stand-ins for Shopify's s-* elements: plain HTML with the same attributes and events, so that an extension can be seen.
(() => {
  const define = (name, setUp) =>
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback() {
          if (this.ready) return;
          this.ready = true;
          setUp?.(this);
        }
      },
    );
  // Attributes may be set after an element was put into the page: watch them, as the real elements do.
  const mirror = (host, target, names) => {
    const copy = () => {
      for (const name of names) {
        const value = host.getAttribute(name) ?? host[name];
        if (value === undefined || value === null || value === false) target.removeAttribute(name);
        else target.setAttribute(name, value === true ? "" : String(value));
      }
    };
    copy();
    new MutationObserver(copy).observe(host, { attributes: true });
    for (const name of names)
      Object.defineProperty(host, name, {
        get: () => target.getAttribute(name),
        set: (value) =>
          value === false || value === null || value === undefined
            ? target.removeAttribute(name)
            : target.setAttribute(name, value === true ? "" : String(value)),
      });
  };
  const move = (host, target) => {
    target.append(...host.childNodes);
    host.append(target);
    // Content that the extension renders later belongs inside as well.
    for (const method of ["appendChild", "insertBefore", "removeChild"])
      host[method] = (...given) => target[method](...given);
  };

  for (const name of [
    "s-stack",
    "s-text",
    "s-paragraph",
    "s-badge",
    "s-banner",
    "s-box",
    "s-grid",
    "s-customer-account-action",
    "s-divider",
    "s-query-container",
  ])
    define(name);
  for (const name of ["s-admin-block", "s-section"])
    define(name, (host) => {
      const text = host.getAttribute("heading") ?? "";
      if (text === "") return;
      const heading = document.createElement("h3");
      heading.textContent = text;
      host.prepend(heading);
    });
  define("s-heading", (host) => {
    host.setAttribute("role", "heading");
    host.setAttribute("aria-level", "4");
  });
  define("s-spinner", (host) => {
    host.setAttribute("role", "status");
    host.setAttribute("aria-label", host.getAttribute("accessibilityLabel") ?? "…");
  });
  define("s-table", (host) => host.setAttribute("role", "table"));
  define("s-table-header-row", (host) => host.setAttribute("role", "row"));
  define("s-table-header", (host) => host.setAttribute("role", "columnheader"));
  define("s-table-body", (host) => host.setAttribute("role", "rowgroup"));
  define("s-table-row", (host) => host.setAttribute("role", "row"));
  define("s-table-cell", (host) => host.setAttribute("role", "cell"));

  define("s-button", (host) => {
    const href = host.getAttribute("href") ?? host.href;
    const target = document.createElement(href ? "a" : "button");
    if (href) target.target = "_top";
    else target.type = "button";
    mirror(host, target, href ? ["href"] : ["disabled"]);
    move(host, target);
  });
  define("s-link", (host) => {
    const target = document.createElement("a");
    mirror(host, target, ["href"]);
    target.addEventListener("click", (event) => {
      event.preventDefault();
      parent.postMessage({ bridge: true, type: "navigate", href: target.getAttribute("href") }, "*");
    });
    move(host, target);
  });
  define("s-select", (host) => {
    const label = document.createElement("label");
    const select = document.createElement("select");
    label.textContent = host.getAttribute("label") ?? host.label ?? "";
    const fill = () => {
      for (const option of host.querySelectorAll("s-option")) {
        const made = document.createElement("option");
        made.value = option.getAttribute("value") ?? option.value ?? "";
        made.textContent = option.textContent;
        select.append(made);
        option.hidden = true;
      }
      const wanted = host.getAttribute("value");
      if (wanted) select.value = wanted;
    };
    label.append(select);
    host.prepend(label);
    queueMicrotask(fill);
    select.addEventListener("change", (event) => {
      event.stopPropagation();
      host.value = select.value;
      host.dispatchEvent(new Event("change"));
    });
  });
  define("s-option");

  define("s-text-area", (host) => {
    const label = document.createElement("label");
    const area = document.createElement("textarea");
    label.textContent = host.getAttribute("label") ?? host.label ?? "";
    mirror(host, area, ["rows", "disabled", "required", "maxlength"]);
    area.value = host.getAttribute("value") ?? "";
    label.append(area);
    host.append(label);
    const tell = (name) => (event) => {
      event.stopPropagation();
      host.value = area.value;
      host.dispatchEvent(new Event(name));
    };
    for (const name of ["input", "change"]) area.addEventListener(name, tell(name));
  });
  define("s-choice-list", (host) => {
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = host.getAttribute("label") ?? host.label ?? "";
    group.append(legend);
    host.prepend(group);
    const type = host.hasAttribute("multiple") ? "checkbox" : "radio";
    const name = `choice-${String(document.querySelectorAll("s-choice-list").length)}`;
    // The choices arrive after the list itself.
    queueMicrotask(() => {
      for (const choice of host.querySelectorAll("s-choice")) {
        const label = document.createElement("label");
        const input = Object.assign(document.createElement("input"), { type, name });
        input.value = choice.getAttribute("value") ?? choice.value ?? "";
        input.checked = choice.hasAttribute("selected");
        label.append(input, ` ${choice.textContent}`);
        group.append(label);
        choice.hidden = true;
      }
    });
    group.addEventListener("change", (event) => {
      event.stopPropagation();
      host.values = [...group.querySelectorAll("input:checked")].map(({ value }) => value);
      host.dispatchEvent(new Event("change"));
    });
  });
  define("s-choice");
})();
