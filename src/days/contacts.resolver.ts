import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Contact } from '../contacts/contact.entity.js';
import { ContactOutcome } from '../contacts/contact-kinds.js';
import { outcomeOf } from '../contacts/contact-rules.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { StaffMember } from '../teams/staff.entity.js';
import { CorrectContactInput, NoteContactInput } from './contact.input.js';
import { ContactsService } from './contacts.service.js';
import { VoidNotedInput } from './noted.input.js';

const CorrectContactResult = savedOrConflict('CorrectContactResult', Contact);

@Resolver(() => Contact)
export class ContactsResolver {
  constructor(private readonly contactsService: ContactsService) {}

  @Query(() => Contact, { description: 'One contact, with its history.' })
  @Policy('contact.read')
  async contact(
    @CurrentActor() actor: Actor,
    @IdArg('contactId', "The contact's UUID.") contactId: string,
  ): Promise<Contact> {
    return (await this.contactsService.get(actor, contactId)).record;
  }

  @Mutation(() => Contact, {
    description: 'Notes a contact with a person, or an attempt at one. The same sent twice is one.',
  })
  @Policy('contact.write')
  noteContact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The contact.' }) input: NoteContactInput,
  ): Promise<Contact> {
    return this.contactsService.note(actor, input);
  }

  @Mutation(() => CorrectContactResult, {
    description: 'Puts a contact right (rättelse). What it said before is kept.',
  })
  @Policy('contact.write')
  correctContact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The whole contact, and why.' }) input: CorrectContactInput,
  ): Promise<Contact | RevisionConflict> {
    return this.contactsService.correct(actor, input);
  }

  @Mutation(() => Contact, {
    description:
      'Voids a contact that was made in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('contact.write')
  voidContact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which contact, and why.' }) { recordId: id, reason }: VoidNotedInput,
  ): Promise<Contact> {
    return this.contactsService.void(actor, { id, reason });
  }

  @ResolveField(() => ContactOutcome, { description: 'What came of it.' })
  outcome(@Parent() contact: Contact): ContactOutcome {
    return outcomeOf(contact);
  }

  @ResolveField(() => [StaffMember], { description: 'Staff who took part.' })
  staff(@Parent() contact: Contact): StaffMember[] {
    return contact.staff.map(({ staffMember }) => staffMember);
  }
}
