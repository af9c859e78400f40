/** A person typed in from a paper when the chip cannot be read: always `not-verified`. */
import type { z } from 'zod';
import type { byHandInput } from '../../bridge/methods/check-in.ts';
import { personView } from '../../bridge/views.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Person } from '../../core/identity/person.ts';
import { err, ok, type Result } from '../../core/result.ts';

const kind = personView.shape.documentKind;

/** `DD/MM/YYYY`, `MM/YYYY` or `YYYY` as people write it → ISO; ISO passes. Anything else stays and is refused by the form check. */
export function birthDateAsTyped(text: string): string {
  const parts = text.trim().split(/[/.-]/);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return text.trim();
  const [a, b, c] = parts;
  if (parts.length === 3 && c?.length === 4) return `${c}-${b!.padStart(2, '0')}-${a!.padStart(2, '0')}`;
  if (parts.length === 2 && b?.length === 4) return `${b}-${a!.padStart(2, '0')}`;
  return text.trim();
}

export function personByHand(input: z.output<typeof byHandInput>): Result<Person, Failure> {
  const documentKind = kind.safeParse(input.documentKind);
  if (!documentKind.success) {
    return err(
      failure('fields-invalid', {
        fields: [
          {
            path: 'person.document.kind',
            message: { vi: 'Chọn loại giấy tờ.', en: 'Choose the kind of document.' },
          },
        ],
      }),
    );
  }
  // A passport says whose it is: nobody is made Vietnamese by an empty box.
  const unsaid = documentKind.data === 'passport' ? '' : 'VNM';
  const nationality = input.nationality.trim().toUpperCase() || unsaid;
  const residence = input.residence?.trim();
  return ok({
    fullName: input.fullName.replace(/\s+/g, ' ').trim(),
    birthDate: birthDateAsTyped(input.birthDate),
    sex: input.sex,
    nationality,
    document: {
      kind: documentKind.data,
      number: input.documentNumber.replace(/\s+/g, '').toUpperCase(),
      issuingState: nationality,
    },
    ...(residence && { residence }),
  });
}
