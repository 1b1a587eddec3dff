// Check files with js-yaml and Ajv, of which ajv-cli is made, in one process: `peer.js SCHEMAS LIST`.
const fs = require("node:fs");
const path = require("node:path");

const { createRequire } = require("node:module");

const near = createRequire(path.join(process.env.NODE_MODULES, "ajv-cli/package.json"));
const Ajv = near("ajv/dist/2020");
const formats = near("ajv-formats");
const yaml = near("js-yaml");

const [folder, listed] = process.argv.slice(2);
const ajv = new Ajv({ strict: false });
formats(ajv);
const ids = {};
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".schema.json"))) {
  const schema = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
  ajv.addSchema(schema);
  ids[file] = schema.$id;
}
let faults = 0;
for (const [name, files] of Object.entries(JSON.parse(fs.readFileSync(listed, "utf8")))) {
  const validate = ajv.getSchema(ids[name]);
  for (const file of files) {
    const value = yaml.safeLoad(fs.readFileSync(file, "utf8"), { schema: yaml.CORE_SCHEMA });
    if (!validate(value)) faults += validate.errors.length;
  }
}
console.log(`${faults} faults`);
process.exitCode = faults ? 1 : 0;
