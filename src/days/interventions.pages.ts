import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Intervention } from '../contacts/intervention.entity.js';
import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { choicesOf, type FieldChoice, yesOrNo } from '../platform/web/choices.js';
import { CorrectInterventionInput, NoteInterventionInput } from './intervention.input.js';
import { InterventionsService } from './interventions.service.js';
import { personsRecordPages } from './persons-record-pages.js';
import { TeamDayService } from './team-day.service.js';

const Pages = personsRecordPages({
  recordType: ChangedRecord.INTERVENTION,
  path: 'interventions',
  idName: 'interventionId',
  template: 'days/intervention',
  noting: NoteInterventionInput,
  dayField: 'offeredOn',
  notice: 'day.interventionNoted',
  correction: CorrectInterventionInput,
  taken: 'interventionTaken',
});

@Controller()
export class InterventionsPages extends Pages<
  Intervention,
  { methods: FieldChoice[]; yesOrNo: FieldChoice[] }
> {
  constructor(
    protected readonly records: InterventionsService,
    protected readonly teamDay: TeamDayService,
  ) {
    super();
  }

  protected choices({ locale }: Actor) {
    return {
      methods: choicesOf(InterventionMethod, 'kind.interventionMethod', locale),
      yesOrNo: yesOrNo(locale),
    };
  }
}
