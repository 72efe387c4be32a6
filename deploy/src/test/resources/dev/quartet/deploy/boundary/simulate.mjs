// Asks the simulator of IAM: a request as a line of JSON on standard input, its verdict as a line on standard output.
// The argument is the folder that npm put the simulator into.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.argv[2]}/`);
const { createValidatedPolicy, validateTrustPolicy } = require('@cloud-copilot/iam-policy');
const { runSimulation, runUnsafeSimulation } = require('@cloud-copilot/iam-simulate');

// Tokens have claims that the "Service Authorization Reference" does not list, GitHub's sub and aud among them. The engine's
// usual way leaves out what is not listed there; this one has the same rules, and takes the request as it is.
function judgeToken(simulation) {
  const trust = createValidatedPolicy(simulation.resourcePolicy, validateTrustPolicy, { name: 'trust' });
  return trust.errors.length > 0
    ? { verdict: 'Error', reason: JSON.stringify(trust.errors) }
    : { verdict: runUnsafeSimulation({ ...simulation, resourcePolicy: trust }, {}), ignored: [] };
}

async function judge(simulation) {
  if (simulation.request.action === 'sts:AssumeRoleWithWebIdentity') {
    return judgeToken(simulation);
  }
  const { resultType, overallResult, errors, result } = await runSimulation(simulation, {});
  return resultType === 'error'
    ? { verdict: 'Error', reason: JSON.stringify(errors) }
    : { verdict: overallResult, ignored: result?.ignoredContextKeys ?? [] };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await judge(JSON.parse(line)).catch((error) => ({ verdict: 'Error', reason: error.message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
