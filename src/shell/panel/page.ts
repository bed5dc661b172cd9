/** The panel's page as a text. It knows no VS Code, so that tests can serve the very page that users get. */

interface Place {
  /** What the page's policy calls the place that its files come from. */
  readonly cspSource: string;
  /** The address of a file of dist/. */
  readonly uri: (name: string) => string;
}

/** The page's scripts and styles come from the extension alone, and nothing else may be loaded. */
export function panelPage({ cspSource, uri }: Place): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri("panel.css")}">
<title>Backprop</title>
</head>
<body>
<script nonce="${nonce}" src="${uri("panel.js")}"></script>
</body>
</html>`;
}
