import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file below the folder whose name ends in one of the endings; generated code and packages are left out. */
export const filesIn = (folder: string, endings: readonly string[]): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(?:^|\/)(?:generated|node_modules|dist|build)\//.test(path))
    .sort();
