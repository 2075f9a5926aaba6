export default function Page() {
  return <p>dir</p>;
}
