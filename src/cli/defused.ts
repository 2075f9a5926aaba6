/**
 * Output without commands to the runner of a pipeline, which obeys some of what programs print: GitHub Actions
 * at the beginning of a line, `::error::` (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), to
 * Azure Pipelines and older runners anywhere, `##vso[`, `##[`
 * (https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands), and to TeamCity `##teamcity[`
 * (https://www.jetbrains.com/help/teamcity/service-messages.html).
 */
import { visibleJson, visibleText } from '../core/text/visible-text.ts';

/** The first character of a command anywhere in a line. */
const ANYWHERE = /#(?=#\w*\[)/g;

/** The same at the beginning of a line, where runners leave out white space. */
const AT_BEGIN = /^(\s*):(?=:)/gm;

/** Defuses text for people. */
export function defusedText(text: string): string {
  const quiet = text.includes('#') ? text.replace(ANYWHERE, '\\u{0023}') : text;
  return quiet.includes('::') ? quiet.replace(AT_BEGIN, '$1\\u{003A}') : quiet;
}

/** Defuses a line of foreign text, control characters included. */
export function defusedLine(text: string): string {
  return defusedText(visibleText(text));
}

/** Defuses JSON, control characters included, without changing what it means. */
export function defusedJson(json: string): string {
  return visibleJson(json).replace(ANYWHERE, '\\u0023');
}

/** Defuses XML without changing what it means. */
export function defusedXml(xml: string): string {
  return xml.replace(ANYWHERE, '&#35;');
}
