import { defineRegistry } from "../shared/registry";
import { ae } from "./jurisdictions/ae";
import { au } from "./jurisdictions/au";
import { br } from "./jurisdictions/br";
import { brAl } from "./jurisdictions/br-al";
import { brAm } from "./jurisdictions/br-am";
import { brEs } from "./jurisdictions/br-es";
import { brRj } from "./jurisdictions/br-rj";
import { brSp } from "./jurisdictions/br-sp";
import { ca } from "./jurisdictions/ca";
import { caBc } from "./jurisdictions/ca-bc";
import { caOn } from "./jurisdictions/ca-on";
import { caQc } from "./jurisdictions/ca-qc";
import { cn } from "./jurisdictions/cn";
import { de } from "./jurisdictions/de";
import { defaultPack } from "./jurisdictions/default";
import { eu } from "./jurisdictions/eu";
import { gb } from "./jurisdictions/gb";
import { hk } from "./jurisdictions/hk";
import { ie } from "./jurisdictions/ie";
import { india } from "./jurisdictions/in";
import { jp } from "./jurisdictions/jp";
import { mx } from "./jurisdictions/mx";
import { nz } from "./jurisdictions/nz";
import { safety } from "./jurisdictions/safety";
import { sg } from "./jurisdictions/sg";
import { tw } from "./jurisdictions/tw";
import { us } from "./jurisdictions/us";
import { usCa } from "./jurisdictions/us-ca";
import { usCreditorStates } from "./jurisdictions/us-creditor-states";
import { usDc } from "./jurisdictions/us-dc";
import { usFl } from "./jurisdictions/us-fl";
import { usMa } from "./jurisdictions/us-ma";
import { usMarketing } from "./jurisdictions/us-marketing";
import { usNy } from "./jurisdictions/us-ny";
import { usNyc } from "./jurisdictions/us-nyc";
import { usWa } from "./jurisdictions/us-wa";
import { usWv } from "./jurisdictions/us-wv";

/** Every rule pack; a new jurisdiction is its file and a line here. Regions come after their country. */
export const jurisdictions = defineRegistry(
  safety,
  defaultPack,
  us,
  usMa,
  usNy,
  usNyc,
  usCa,
  usFl,
  usDc,
  usWa,
  usWv,
  usCreditorStates,
  usMarketing,
  ca,
  caOn,
  caQc,
  caBc,
  gb,
  eu,
  de,
  ie,
  au,
  nz,
  cn,
  hk,
  tw,
  jp,
  sg,
  india,
  br,
  brSp,
  brAl,
  brRj,
  brEs,
  brAm,
  mx,
  ae,
);
