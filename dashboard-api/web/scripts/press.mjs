// After the build: presses what presses, lists all files, and fails where the scripts have grown too large.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const MOST_SCRIPT = 300 * 1024;
const WORTH_IT = 1024;
const folder = process.env.SCORELINE_PAGES ?? "../target/classes/scoreline/dashboard/pages/files";

const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());

let script = 0;
let all = 0;
for (const path of files) {
    const plain = readFileSync(path);
    let sent = plain.length;
    if (/\.(js|css|html|svg|json)$/.test(path)) {
        const gzip = gzipSync(plain, { level: 9 });
        if (plain.length > WORTH_IT && gzip.length < plain.length) {
            writeFileSync(`${path}.gz`, gzip);
            const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
            writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: quality }));
            sent = gzip.length;
        }
    }
    all += sent;
    script += path.endsWith(".js") ? sent : 0;
}
writeFileSync(join(folder, "files.txt"), files.map((path) => `${relative(folder, path)}\n`).sort().join(""));

const kilo = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`Scripts ${kilo(script)}, all files ${kilo(all)}, pressed with gzip.`);
if (script > MOST_SCRIPT) {
    console.error(`The scripts may be ${kilo(MOST_SCRIPT)} together.`);
    process.exit(1);
}
