/** The protocol file by itself: its examples fit its schemas, and its test vector verifies. */
import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson, contentSha256 } from '../../../electron/police/gateway/canonical-json.ts';
import { createReceiptVerifier } from '../../../electron/police/gateway/receipt.ts';
import { at, escaped, openApi, text, validator } from './openapi-file.ts';
import { receiptKeysOf } from './receipt-keys.ts';

describe('the file itself', () => {
  const examples = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const here = `#/paths/${escaped(path)}/${method}`;
      const media = (
        pointer: string,
        content: NonNullable<typeof operation.requestBody>['content'] | undefined,
      ) =>
        Object.entries(content ?? {}).flatMap(([type, { examples: named }]) =>
          Object.keys(named ?? {}).map((name) => [`${pointer}/content/${escaped(type)}`, name] as const),
        );
      const answers = Object.entries(operation.responses).flatMap(([status, described]) => {
        const pointer = '$ref' in described ? described.$ref : `${here}/responses/${status}`;
        return media(
          pointer,
          z
            .object({
              content: z
                .record(
                  z.string(),
                  z.object({ schema: z.unknown(), examples: z.record(z.string(), z.unknown()).optional() }),
                )
                .optional(),
            })
            .parse(at(pointer)).content,
        );
      });
      return [...media(`${here}/requestBody`, operation.requestBody?.content), ...answers];
    }),
  );

  test('every body that is documented has an example', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  test.each(examples)('%s: the example %s fits its schema', (pointer, name) => {
    const { value } = z.object({ value: z.unknown() }).parse(at(`${pointer}/examples/${escaped(name)}`));
    const validate = validator(`${pointer}/schema`, 'closed');
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  test('the test vector verifies: canonical form, hash, signature, our client', async () => {
    const request = z.object({
      value: z.object({ records: z.array(z.looseObject({ id: z.string(), facilityId: z.string() })) }),
    });
    const [record] = request.parse(at('#/components/examples/FileRequest')).value.records;
    const answer = z.object({ value: z.object({ results: z.array(z.object({ receipt: z.string() })) }) });
    const [result] = answer.parse(at('#/components/examples/FileResponse')).value.results;
    if (!record || !result) throw new Error('the file has no test vector');
    const receiptKeys = receiptKeysOf(
      at('#/paths/~1v1~1keys/get/responses/200/content/application~1json/examples/oneKey/value'),
    );
    const hash = createHash('sha256').update(canonicalJson(record), 'utf8').digest('hex');
    const key = receiptKeys.keys[0]!;
    const { payload } = await compactVerify(result.receipt, await importJWK({ ...key }, 'ES256'));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      contentSha256: hash,
      recordId: record.id,
    });
    const verified = await createReceiptVerifier({ receiptKeys }).receipt(result.receipt, record);
    expect(verified).toMatchObject({ ok: true, value: { receiptNumber: '000-2026-0000001', late: false } });
  });

  test('the catalogue of the example has the hash that it says', () => {
    const { hash, ...content } = z
      .looseObject({ hash: z.string() })
      .parse(at('#/paths/~1v1~1catalogue/get/responses/200/content/application~1json/examples/short/value'));
    expect(contentSha256(content)).toBe(hash);
  });

  test('it holds no host but an example, and no private key', () => {
    expect([...text.matchAll(/https?:\/\/([^\s/"']+)/g)].map(([, host]) => host)).toEqual([
      'json-schema.org',
      '{gateway}',
    ]);
    expect(text).not.toContain('PRIVATE KEY');
  });
});
