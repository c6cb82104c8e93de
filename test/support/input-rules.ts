import { getMetadataStorage } from 'class-validator';

type Class = abstract new (...args: never[]) => unknown;

interface InputRule {
  /** The name of the input class. */
  owner: string;
  propertyName: string;
  name?: string;
  constraints?: unknown[];
  isValid(value: unknown): boolean;
}

/** Every rule of every input class that has been loaded, also those that a class has from the one above it. */
export function inputRules(): InputRule[] {
  const storage = getMetadataStorage();
  const { validationMetadatas } = storage as unknown as { validationMetadatas: Map<Class, unknown> };
  return [...validationMetadatas.keys()].flatMap((owner) =>
    storage.getTargetValidationMetadatas(owner, '', true, false).map((rule) => ({
      owner: owner.name,
      propertyName: rule.propertyName,
      name: rule.name,
      constraints: rule.constraints,
      isValid: (value) =>
        storage
          .getTargetValidatorConstraints(rule.constraintCls)
          .every(({ instance }) => instance.validate(value, { constraints: rule.constraints } as never)),
    })),
  );
}
