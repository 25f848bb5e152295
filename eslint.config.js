import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const CLOCK = "Take `now` as an argument; only app/integrations/clock.server.ts reads the clock.";
const clock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Take a seeded Random as an argument.",
  },
  {
    selector: "BinaryExpression[operator='*'] > BinaryExpression[operator='*'] > Literal[value=1000]",
    message: "Use the named durations in ~/domain/shared/duration.",
  },
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: "Money is integer minor units; see ~/domain/shared/money.",
  },
];
const env = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Read ~/config/env.server instead.",
  },
];
const words = [
  {
    selector: "JSXText[value=/[A-Za-z]{2,}/]",
    message: "Text for people lives in app/i18n.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "build/**",
      "public/**",
      "app/db/generated/**",
      "extensions/*/dist/**",
      "**/*.cjs",
      "**/*.js",
      "vite.config.ts",
      "vitest.config.ts",
      "prisma.config.ts",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 10],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": ["error", ...env],
    },
  },
  {
    files: ["app/**"],
    ignores: ["app/config/env.server.ts", "app/integrations/clock.server.ts", "app/bench/**"],
    rules: { "no-restricted-syntax": ["error", ...env, ...clock, ...words] },
  },
  { files: ["app/config/env.server.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["app/routes/**"],
    // A thrown Response is how Remix answers early.
    rules: { "@typescript-eslint/only-throw-error": "off" },
  },
  {
    files: ["app/**/*.tsx", "extensions/**/*.tsx"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.strict.rules },
  },
  {
    // Measured: guards in these loops cost half as much time again.
    files: ["app/domain/scoring/{compiled,neuron-block}.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["tests/**", "extensions/*/tests/**"],
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
