import type { Core } from "../core";
import type { StoreCompany, StoreCustomer } from "../types";
import { listConnection } from "./connection";
import { dateTime, gid } from "./format";

type ViewCustomer = (customer: StoreCustomer) => object;

const contactView = (core: Core, company: StoreCompany, viewCustomer: ViewCustomer): object => ({
  id: gid("CompanyContact", company.contact.id),
  isMainContact: true,
  createdAt: dateTime(company.createdAt),
  updatedAt: dateTime(company.createdAt),
  locale: () => core.state.customers.get(company.contact.customerId)?.locale ?? null,
  title: null,
  company: () => companyView(core, company, viewCustomer),
  customer: () => {
    const customer = core.state.customers.get(company.contact.customerId);
    return customer ? viewCustomer(customer) : null;
  },
});

const locationView = (core: Core, company: StoreCompany, viewCustomer: ViewCustomer): object => ({
  id: gid("CompanyLocation", company.location.id),
  name: company.location.name,
  createdAt: dateTime(company.createdAt),
  updatedAt: dateTime(company.createdAt),
  currency: core.state.currency,
  company: () => companyView(core, company, viewCustomer),
});

const companyView = (core: Core, company: StoreCompany, viewCustomer: ViewCustomer): object => ({
  id: gid("Company", company.id),
  name: company.name,
  createdAt: dateTime(company.createdAt),
  updatedAt: dateTime(company.createdAt),
  customerSince: dateTime(company.createdAt),
  contactsCount: { count: 1, precision: "EXACT" },
  locationsCount: { count: 1, precision: "EXACT" },
  mainContact: () => contactView(core, company, viewCustomer),
  contacts: listConnection([company], (one) => contactView(core, one, viewCustomer)),
  locations: listConnection([company], (one) => locationView(core, one, viewCustomer)),
});

/** A business as the buyer of an order. */
export const purchasingCompanyView = (core: Core, company: StoreCompany, viewCustomer: ViewCustomer): object => ({
  __typename: "PurchasingCompany",
  company: () => companyView(core, company, viewCustomer),
  location: () => locationView(core, company, viewCustomer),
  contact: () => contactView(core, company, viewCustomer),
});

/** The businesses for which a customer speaks. */
export const contactProfilesOf = (core: Core, customer: StoreCustomer, viewCustomer: ViewCustomer): object[] =>
  [...core.state.companies.values()]
    .filter(({ contact }) => contact.customerId === customer.id)
    .map((company) => contactView(core, company, viewCustomer));
