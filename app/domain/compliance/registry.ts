import { defineRegistry } from "../shared/registry";
import { au } from "./jurisdictions/au";
import { cn } from "./jurisdictions/cn";
import { defaultPack } from "./jurisdictions/default";
import { safety } from "./jurisdictions/safety";
import { us } from "./jurisdictions/us";
import { usCa } from "./jurisdictions/us-ca";
import { usFl } from "./jurisdictions/us-fl";
import { usMa } from "./jurisdictions/us-ma";

/** Every rule pack; a new jurisdiction is its file and a line here. */
export const jurisdictions = defineRegistry(safety, defaultPack, us, usMa, usCa, usFl, au, cn);
