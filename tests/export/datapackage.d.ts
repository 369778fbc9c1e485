// What the tests use of the validator, which comes without types.
declare module 'datapackage' {
  export interface Resource {
    readonly name: string;
    read(options: { keyed: true; relations: boolean }): Promise<Record<string, unknown>[]>;
  }
  export class Package {
    static load(descriptor: string): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
    readonly descriptor: Record<string, unknown>;
  }
}
