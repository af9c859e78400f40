/** The photo page of a passport, with the three things and the two lines marked. */
import { PassportIllustration } from '../../components/passport-illustration.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './where-on-the-passport.css';

export function WhereOnThePassport() {
  const say = useTexts('check-in');
  return (
    <section className="where-on-the-passport">
      <h3>{say('passportWhere')}</h3>
      <PassportIllustration title={say('passportPicture')} zoneMark={say('passportZoneMark')} />
      <ol>
        <li>{say('passportNumber')}</li>
        <li>{say('passportBirthDate')}</li>
        <li>{say('passportExpiryDate')}</li>
      </ol>
      <p>{say('passportPlaces')}</p>
    </section>
  );
}
