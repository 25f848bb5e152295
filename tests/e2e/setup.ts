import { afterAll, afterEach } from "vitest";
import { nothingWentWrong } from "./faults";

/** A page that broke without anybody seeing it is a bug that no test saw. */
afterEach(nothingWentWrong);
afterAll(nothingWentWrong);
