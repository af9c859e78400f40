import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import './confirm.css';

export interface ConfirmProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more before something that cannot be taken back. The focus starts on the way out. */
export function Confirm({ isOpen, title, text, yes, no, onYes, onNo }: ConfirmProps) {
  return (
    <ModalOverlay
      className="confirm"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onNo();
      }}
    >
      <Modal className="confirm__modal">
        <Dialog className="confirm__dialog" role="alertdialog">
          <Heading slot="title" className="confirm__title">
            {title}
          </Heading>
          <p>{text}</p>
          <div className="confirm__actions">
            <Button autoFocus onPress={onNo}>
              {no}
            </Button>
            <Button variant="danger" onPress={onYes}>
              {yes}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
