/** Every method of stays, tenants, in-patients, visitors, tasks, addresses and retention, and what answers it. */
import type { Handlers } from '../../bridge/dispatch.ts';
import { refused } from '../views/failure-view.ts';

type StayHandlers = Pick<
  Handlers,
  | 'stay.withoutPapers'
  | 'stay.check'
  | 'stay.show'
  | 'stay.extend'
  | 'stay.leaveEarly'
  | 'stay.changeRoom'
  | 'stay.checkOut'
  | 'stay.correct'
  | 'stay.cancel'
  | 'stay.residenceUnits'
  | 'board.view'
  | 'board.rooms'
  | 'register.list'
  | 'search.find'
  | 'group.view'
  | 'group.start'
  | 'group.change'
  | 'group.confirm'
  | 'group.undoLast'
  | 'group.end'
  | 'tenants.view'
  | 'tenants.begin'
  | 'tenants.beginFromStay'
  | 'tenants.registered'
  | 'tenants.renew'
  | 'tenants.changeRoom'
  | 'tenants.end'
  | 'tenants.ct01'
  | 'tenants.residenceList'
  | 'inpatients.view'
  | 'inpatients.departments'
  | 'inpatients.saveDepartments'
  | 'inpatients.admit'
  | 'inpatients.transfer'
  | 'inpatients.discharge'
  | 'inpatients.findByCard'
  | 'inpatients.carersSwitch'
  | 'inpatients.addCarer'
  | 'visitors.view'
  | 'visitors.enter'
  | 'visitors.leave'
  | 'policeTasks.view'
  | 'policeTasks.open'
  | 'policeTasks.told'
  | 'addresses.catalogue'
  | 'addresses.provinces'
  | 'addresses.wards'
  | 'addresses.match'
  | 'retention.view'
  | 'retention.preview'
  | 'retention.run'
  | 'retention.evidence'
>;

const later = async () => refused('action-not-allowed');

export function createStayHandlers(): StayHandlers {
  return {
    'stay.withoutPapers': later,
    'stay.check': later,
    'stay.show': later,
    'stay.extend': later,
    'stay.leaveEarly': later,
    'stay.changeRoom': later,
    'stay.checkOut': later,
    'stay.correct': later,
    'stay.cancel': later,
    'stay.residenceUnits': later,
    'board.view': later,
    'board.rooms': later,
    'register.list': later,
    'search.find': later,
    'group.view': later,
    'group.start': later,
    'group.change': later,
    'group.confirm': later,
    'group.undoLast': later,
    'group.end': later,
    'tenants.view': later,
    'tenants.begin': later,
    'tenants.beginFromStay': later,
    'tenants.registered': later,
    'tenants.renew': later,
    'tenants.changeRoom': later,
    'tenants.end': later,
    'tenants.ct01': later,
    'tenants.residenceList': later,
    'inpatients.view': later,
    'inpatients.departments': later,
    'inpatients.saveDepartments': later,
    'inpatients.admit': later,
    'inpatients.transfer': later,
    'inpatients.discharge': later,
    'inpatients.findByCard': later,
    'inpatients.carersSwitch': later,
    'inpatients.addCarer': later,
    'visitors.view': later,
    'visitors.enter': later,
    'visitors.leave': later,
    'policeTasks.view': later,
    'policeTasks.open': later,
    'policeTasks.told': later,
    'addresses.catalogue': later,
    'addresses.provinces': later,
    'addresses.wards': later,
    'addresses.match': later,
    'retention.view': later,
    'retention.preview': later,
    'retention.run': later,
    'retention.evidence': later,
  };
}
