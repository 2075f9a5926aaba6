use strict;
use warnings;
use LWP::UserAgent;

$| = 1;
print "$LWP::UserAgent::VERSION\n";
my $agent = LWP::UserAgent->new(timeout => 5);
while (my $line = <STDIN>) {
    chomp $line;
    my ($method, $url, $body, $type, $authorization, $cookie) = split /\t/, $line, -1;
    my %given = ('Content-Type' => $type, Authorization => $authorization, Cookie => $cookie);
    my $headers = [map { $given{$_} eq '' ? () : ($_ => $given{$_}) } sort keys %given];
    $agent->request(HTTP::Request->new($method, $url, $headers, $body));
}
