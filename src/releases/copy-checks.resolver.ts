import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { CopyCheck } from './copy-check.type.js';
import { CopyChecksService } from './copy-checks.service.js';
import { COPY_CODE } from './copy-code.js';

@Resolver(() => CopyCheck)
export class CopyChecksResolver {
  constructor(private readonly copyChecksService: CopyChecksService) {}

  @Query(() => CopyCheck, {
    description:
      'Whether a printed sheet of a plan holds, by the code on it. To whoever may not read the plan every code is UNKNOWN.',
  })
  @Policy('signedIn')
  checkCopy(
    @CurrentActor() actor: Actor,
    @Args(
      'code',
      { description: 'As it stands on the sheet; blanks and small letters do not matter.' },
      COPY_CODE,
    )
    code: string,
  ): Promise<CopyCheck> {
    return this.copyChecksService.check(actor, code);
  }
}
