import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const base64Key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64 (openssl rand -base64 32)");

/** Every setting the app reads, each documented in .env.example. */
const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SHOPIFY_APP_URL: z.url("must be the https address of this app"),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SCOPES: z.string().default("read_orders,read_customers,read_payment_terms"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, "must start with file: (SQLite) or postgresql://")
    .default("file:.data/duewell.db"),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must start with redis://")
    .optional(),
  /** Comma-separated id:key pairs, newest first: the first encrypts, all decrypt. */
  ENCRYPTION_KEYS: z.string().transform((text, ctx) =>
    text.split(",").map((pair) => {
      const [id = "", key = ""] = pair.split(":");
      const parsed = base64Key.safeParse(key);
      if (id === "" || !parsed.success)
        ctx.addIssue({ code: "custom", message: "must be id:key pairs, each key 32 bytes in base64" });
      return { id, key };
    }),
  ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  /** The mail server hands bounces over at /api/providers/email/reports with this bearer token. */
  EMAIL_REPORTS_TOKEN: z.string().min(16, "must be at least 16 characters long").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** `on` runs background jobs inside the web process; `off` leaves them to `npm run worker`. */
  EMBEDDED_WORKER: z.enum(["on", "off"]).default("on"),
  /** Extra origins allowed to frame the app; for the local store in development only. */
  DEV_FRAME_ANCESTORS: z.string().default(""),
  APP_BRIDGE_URL: z.url().optional(),
  /** Opens /metrics to whoever sends it as a bearer token; without it only this machine may ask. */
  METRICS_TOKEN: z.string().min(16, "must be at least 16 characters long").optional(),
});

export type Env = z.infer<typeof envSchema>;

type Source = Readonly<Record<string, string | undefined>>;

/** Two levels up from here, and from the server bundle as well. */
const FILE = fileURLToPath(new URL("../../.env", import.meta.url));

/** The environment, completed by the `.env` file of the installation; what is set outside counts. */
const environment = (): Source => {
  if (existsSync(FILE)) process.loadEnvFile(FILE);
  return process.env;
};

/** The Shopify CLI passes the app's address as HOST, where hosts everywhere else pass what to listen on. */
const fromCli = (source: Source): Source => {
  const { HOST } = source;
  return HOST?.startsWith("https://") === true
    ? { ...source, SHOPIFY_APP_URL: source["SHOPIFY_APP_URL"] ?? HOST, HOST: "localhost" }
    : source;
};

/** Parses the environment once; a wrong value stops the start with a sentence that names it. */
export const readEnv = (source: Source = environment()): Env => {
  const parsed = envSchema.safeParse(fromCli(source));
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".") || "environment"} ${issue.message}`);
  throw new Error(`Configuration is wrong: ${sentences.join("; ")}. See .env.example.`);
};
