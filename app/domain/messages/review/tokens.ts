import { foldCharacter, type Folded } from "./characters";
import { isMask, needsReadings, otherReadings } from "./masks";

/** A word, or one ideograph, with its place in the original. */
export type Token = {
  readonly text: string;
  /** What else it may be read as. */
  readonly alts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** A sentence ended before it. */
  readonly afterStop: boolean;
  /** A comma or colon parts it from the ideograph before. */
  readonly afterComma: boolean;
  /** One sign and no space parts it from the token before: "pol-ice". */
  readonly isGlued: boolean;
};

const NONE: readonly string[] = [];
const CONTRACTION = /^['’‘`´](?:t|ll|re|ve|s|d|m)(?![\p{L}\p{N}])/iu;
const ABBREVIATIONS = new Set(["no", "nr", "dept", "mr", "mrs", "ms", "dr", "st", "inc", "ltd", "co", "art"]);
const REST_OF_ADDRESS = /[^\s<>"，。、）)】」]*/y;

class Reader {
  readonly tokens: Token[] = [];
  private word = "";
  private from = 0;
  private to = 0;
  private isStopped = false;
  private gap = "";
  private isHost = false;

  private readonly original: string;

  constructor(original: string) {
    this.original = original;
  }

  private charAt(at: number): string {
    const code = this.original.codePointAt(at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  private isLetterAt(at: number): boolean {
    return foldCharacter(this.charAt(at)).kind === "letter";
  }

  private push(text: string, start: number, end: number, isIdeograph = false): void {
    const alts = needsReadings(text) ? otherReadings(text) : NONE;
    this.tokens.push({
      text,
      alts,
      start,
      end,
      afterStop: this.isStopped,
      afterComma: isIdeograph && /[,，、:：]/.test(this.gap),
      isGlued: this.gap.length === 1 && !/\s/.test(this.gap),
    });
    this.isStopped = false;
    this.gap = "";
  }

  private flush(): void {
    if (this.word === "") return;
    this.push(this.word, this.from, this.to);
    this.word = "";
  }

  private append(text: string, at: number, width: number): void {
    if (this.word === "") this.from = at;
    this.word += text;
    this.to = at + width;
  }

  private sign(char: string, kind: "stop" | "sign", at: number): void {
    this.flush();
    this.gap += char;
    if (kind === "stop") this.isStopped = true;
    if (char !== "." || /\S/.test(this.charAt(at + 1) || " ")) return;
    const last = this.tokens.at(-1)?.text ?? "";
    if (last.length > 1 && !ABBREVIATIONS.has(last)) this.isStopped = true;
  }

  /** What a sign inside a word means: a letter in disguise, a contraction, a decimal point; or no part of the word. */
  private signInWord(char: string, at: number): boolean {
    if (isMask(char) && this.isLetterAt(at + 1) && (this.word !== "" || this.isLetterAt(at + 2))) {
      this.append(char, at, 1);
      return true;
    }
    if (this.word === "") return false;
    if ("'’‘`´".includes(char)) return CONTRACTION.test(this.original.slice(at, at + 4));
    if (!".,".includes(char) || !/\d$/.test(this.word) || !/\d/.test(this.charAt(at + 1))) return false;
    this.append(char, at, 1);
    return true;
  }

  /** The path of a web address says nothing to a reader; its host does. */
  private skipPath(char: string, at: number): number {
    if (char === ":" && /^https?$/.test(this.word) && this.original.startsWith("//", at + 1)) {
      this.flush();
      this.isHost = true;
      return 3;
    }
    const isPath = char === "/" && (this.isHost || this.original[this.from - 1] === ".");
    if (!isPath) return 0;
    this.flush();
    this.isHost = false;
    REST_OF_ADDRESS.lastIndex = at;
    return REST_OF_ADDRESS.exec(this.original)?.[0].length ?? 0;
  }

  private space(char: string, at: number): void {
    this.flush();
    this.isHost = false;
    this.gap += char;
    if (char === "\n" && this.original[at - 1] === "\n") this.isStopped = true;
  }

  private take({ kind, text }: Folded, char: string, at: number): void {
    if (kind === "letter" || kind === "digit") this.append(text, at, char.length);
    else if (kind === "ideograph") {
      this.flush();
      this.push(text, at, at + char.length, true);
    } else if (kind === "space") this.space(char, at);
    else if (kind !== "invisible" && !this.signInWord(char, at)) this.sign(char, kind, at);
  }

  read(): readonly Token[] {
    for (let at = 0; at < this.original.length;) {
      const char = this.charAt(at);
      const skipped = char === "/" || char === ":" ? this.skipPath(char, at) : 0;
      if (skipped === 0) this.take(foldCharacter(char), char, at);
      at += skipped || char.length;
    }
    this.flush();
    return this.tokens;
  }
}

/** The words of a text, folded (`foldCharacter`). Characters of Chinese and Japanese are tokens of their own. */
export const tokenise = (original: string): readonly Token[] => new Reader(original).read();
