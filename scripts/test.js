import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureRedis } from "./redis.js";
import { root, setUp } from "./setup.js";

/** Sets up what is missing, runs every suite, and ends with the plain count. With CI=true a skipped test fails. */
setUp();
if (!ensureRedis())
  process.stderr.write("No Redis: its suites will be skipped. Set REDIS_URL or install redis-server.\n");

const report = join(root, ".cache", "test-report.json");
mkdirSync(join(root, ".cache"), { recursive: true });
const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)];
const child = spawn(join(root, "node_modules", ".bin", "vitest"), args, {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});

child.on("close", (code) => {
  if (!existsSync(report)) {
    process.stdout.write("0 passed, 1 failed\n");
    process.exit(1);
  }
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const skipped = testResults.flatMap((file) =>
    file.assertionResults.filter((test) => test.status === "skipped" || test.status === "pending"),
  );
  for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
  const failsForSkips = process.env.CI === "true" && numPendingTests > 0;
  const failed = numFailedTests === 0 && (code !== 0 || numFailedTestSuites > 0) ? 1 : numFailedTests;
  process.stdout.write(`${numPassedTests} passed, ${failed + (failsForSkips ? numPendingTests : 0)} failed\n`);
  process.exit(code !== 0 || failed > 0 || failsForSkips ? 1 : 0);
});
