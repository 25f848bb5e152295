import { execFileSync } from "node:child_process";

const hasRedis = () => {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Makes a redis-server available: one on the path, or on Debian as root the distribution's. False if neither works. */
export const ensureRedis = () => {
  if (process.env.REDIS_URL || hasRedis()) return true;
  if (process.getuid?.() !== 0) return false;
  try {
    const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    execFileSync("apt-get", ["update", "-q"], options);
    execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "redis-server"], options);
  } catch {
    return false;
  }
  return hasRedis();
};
