# The requests that a client is asked to send.
def each_request
  $stdin.each_line(chomp: true) do |line|
    method, url, body, type, authorization, cookie = line.split("\t", -1)
    headers = { "Content-Type" => type, "Authorization" => authorization, "Cookie" => cookie }
    yield method, url, (body unless body.empty?), headers.reject { |_, value| value.empty? }
  rescue StandardError
    # It is the server's log that counts.
  end
end
