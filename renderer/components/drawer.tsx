import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../messages/use-texts.ts';
import './drawer.css';

export interface DrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Stays at the bottom. */
  readonly footer?: ReactNode;
}

/** Details at the side of the list they belong to. Escape or a click beside it closes it. */
export function Drawer({ isOpen, onClose, title, children, footer }: DrawerProps) {
  const say = useTexts('common');
  return (
    <ModalOverlay
      className="drawer"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="drawer__modal">
        <Dialog className="drawer__dialog">
          <header className="drawer__head">
            <Heading slot="title" className="drawer__title">
              {title}
            </Heading>
            <Button className="drawer__close" aria-label={say('close')} onPress={onClose}>
              <X aria-hidden="true" />
            </Button>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled from the keyboard */}
          <div className="drawer__body" tabIndex={0}>
            {children}
          </div>
          {footer !== undefined && <footer className="drawer__foot">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
