// nianbao verify: every citation of a dataset held against its capture.
import { verifyRecord } from '../archive/index.js';
import { readRecords } from '../dataset/index.js';
import { parseRecord } from '../report/index.js';
import { EXIT_OK, EXIT_PROBLEM, messageOf, print } from './run.js';
import { clean } from './terminal.js';

/** Prints each finding and a last line that counts them; 1 if there is one. */
export async function verify(folder: string, options: { readonly json?: boolean }): Promise<number> {
  let records = 0;
  let citations = 0;
  let findings = 0;
  const tell = async (record: string, id: string | null, code: string, message: string) => {
    findings++;
    const line = options.json
      ? JSON.stringify({ record, id, code, message })
      : clean(`${record}: ${id === null ? 'the document' : id}: ${code}: ${message}`);
    await print(`${line}\n`);
  };
  for await (const file of readRecords(folder)) {
    records++;
    if ('error' in file) {
      await tell(file.path, null, 'record', file.error);
      continue;
    }
    try {
      const record = await parseRecord(file.json);
      for (const { cite, candidates } of Object.values(record.values))
        citations += (cite ? 1 : 0) + (candidates?.length ?? 0);
      citations += record.claims?.length ?? 0;
      for (const finding of await verifyRecord(record, folder))
        await tell(file.path, finding.id, finding.code, finding.message);
    } catch (error) {
      await tell(file.path, null, 'record', messageOf(error));
    }
  }
  if (records === 0) throw new Error(`${folder}: no records in it`);
  const verdict = findings === 0 ? 'every citation holds' : `${findings} finding${findings === 1 ? '' : 's'}`;
  if (!options.json) await print(`${records} records, ${citations} citations: ${verdict}\n`);
  return findings === 0 ? EXIT_OK : EXIT_PROBLEM;
}
