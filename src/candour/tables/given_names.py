"""Given names that are common in Britain, of many origins, in lower case. A vote on a column, never a detector alone.

A fact list written for Candour; names that are as often something else (April, Lane, Ward) are left out.
"""

from __future__ import annotations

__all__ = ["GIVEN_NAMES"]

GIVEN_NAMES = frozenset(
    """
    aaliyah aaron abbie abdul abdullah abigail abu adam adamu adele adeola adrian agnes ahmed ahmet aidan aileen aimee
    aisha aisling ajay akash alan alana alasdair albert alec aled aleksander aleksandra alex alexander alexandra alexis
    alfie alfred ali alice alicia alina alisha alison alistair allan allison alyssa amanda amarjit amber amelia amina
    amir amit amrit amy ana anastasia andre andrea andreea andrei andrew andrzej aneta angela angharad angus anil anita
    anjali ann anna annabel anne annette annie anthony antoinette antonio arabella archie arif arjun arlo arthur arun
    asha ashley ashok asif asma audrey aurora ava ayaan ayesha aziz babajide barbara barry bartosz beatrice becky
    belinda ben benjamin bernadette bernard beth bethan bethany beverley bilal bill billy blessing bob bogdan bonnie
    boris bradley brandon brenda brendan brett brian bridget bronwen bruce bryan bryn caitlin callum calum cameron
    camilla cara carl carla carly carmen carol caroline carolyn carys catherine cathy catriona cecilia cedric ceri
    chantelle charlene charles charlie charlotte chen cherie cheryl chidi chinedu chioma chloe christian christina
    christine christopher ciara ciaran cillian claire clara clare claudia clive clodagh colette colin conor connor
    constance corey craig cristian cristina curtis cynthia cyril dafydd daisy damian damien damilola daniel daniela
    danielle danny daphne darcy darius darren dave david dawid dawn dean deborah debbie declan deepak deirdre delroy
    denis denise dennis derek dermot desmond diana diane dilys dimitri dinesh dipak dolores dominic dominik donald
    donna doreen doris dorothy douglas duncan dwayne dylan eamon eddie edgar edith edward edwin eileen eilidh eirlys
    elaine eleanor elena eleri eliza elizabeth ella ellen ellie ellis elsa elsie emeka emilia emily emma emmanuel
    eric erica erin esme esther ethan ethel eunice eva evan eve evelyn ewa ewan faith faisal farah farhan fatima
    fatma felicity felix fergus fernando filip finlay finley finn fiona florin folake frances francesca francis
    frank fraser fred freda freddie frederick freya funmi gabriel gabriela gail gareth garry gary gavin gaynor gemma
    geoff geoffrey george georgia georgina gerald geraldine gerard gethin gillian gina giovanni giulia gladys glen
    glenn glenys gloria glyn gordon grace graeme graham grant greg gregory greta grzegorz gurpreet guy gwen gwyneth
    habib hamish hamza hannah hardeep harold harriet harry harsha haruka harvey hasan hassan hayley hazel heather
    hector heidi helen helena henry herbert hilary hiroshi holly hope howard hugh hugo hussain hussein huw iain ian
    ibrahim idris ieuan ifeoma ifor igor ilona imogen imran india indira ines iona ioan ion ioana irena irene iris
    isaac isabel isabella isabelle isha isla ismail ivan ivy iwan jack jackie jacob jacqueline jade jake jakub james
    jamie jan jane janet janice janine jared jasmin jasmine jason jaspreet jay jayne jean jeanette jeff jeffrey jenna
    jennifer jenny jeremy jermaine jerome jerzy jess jessica jill jim joan joana joanna joanne jodie joe joel john
    johnny jon jonathan jordan jose joseph josephine josh joshua joyce juan judith judy julia julian julie june
    justin kabir kadija kai kamal kamil karan kareem karen karim karl karolina kasia kate katarzyna katherine kathleen
    kathryn kathy katie katrina kay kayleigh keeley keira keith kelly kelvin ken kenneth kenza kerry kevin khadija
    khalid kian kieran kim kimberley kiran kirsten kirsty kofi kumar kwame kyle lakshmi lara larry laura lauren
    laurence layla leah leanne lee leila lena leo leon leonard leroy lesley leslie lewis lia liam libby lidia lilian
    lily linda lindsay lindsey lisa liz lloyd logan lola lorna lorraine louis louisa louise luca lucas lucia lucian
    lucinda lucy luis luke lukasz luna lydia lynda lyndsey lynette lynn lynne mabel maciej maddison madeleine magda
    magdalena maggie mahmoud maisie malcolm malgorzata mandy manish manjit manuel mandeep marcel marcin marco marcus
    margaret maria marian marie marilyn marina mario marion marjorie mark marlene marlon martha martin martyn mary
    maryam mateusz matilda matt matthew maureen maurice max maximilian maxine maya megan mehmet mei melanie melissa
    mercy meredith mia michael michal michelle mihai miguel mike mikolaj mildred millie milo mina mira miriam
    mitchell mo mohamed mohammad mohammed mohammud moira molly mona monica monika morag morgan moses muhammad muriel
    murray musa mustafa myra nadia nadine naomi narinder nasir nasreen natalia natalie natasha nathan nathaniel naveed
    neha neil nell nerys ngozi nia niall niamh nicholas nick nicola nicolae nicole nigel nikhil nikita nikki nimra
    nina nisha noah noel nora noreen norma norman nuala obinna olive oliver olivia ollie olu oluwaseun omar oscar
    osman otis owen paddy padma pamela parveen pascal patience patricia patrick patrycja paul paula pauline pawel
    pearl peggy penelope percy peter petra phil philip philippa phillip phoebe phyllis piotr pippa piers polly pooja
    poppy prakash precious pritpal priya przemyslaw rachael rachel radoslaw rafael raheem rahul raj rajesh ralph
    ramesh rani raquel rashid rasheed ravi ray raymond razia rebecca reece reggie rekha renata rene reuben rhian
    rhiannon rhodri rhona rhys ricardo richard ricky rita robert roberta robin rodney roger rohan roisin roland
    roman ronald ronan ronnie rory rosa rosalind rosamund roseanne rosemary rosie ross rowena roxanne roy ruairi ruby
    rukhsana rupert russell ruth ryan sabina sabrina sadia safiya saira sajid saleem sally salma sam samantha samina
    samir samuel sana sandeep sandra sanjay santosh saoirse sara sarah sasha saul savannah scarlett scott sean sebastian
    selina serena seth shabana shabnam shahid shane shanice shannon shareen sharon shaun shauna sheena sheila
    shelley sheryl shirley shreya sian sidney siegfried silvia simon simone sinead siobhan sofia solomon sonia sonya
    sophia sophie stacey stan stanley stefan stella stephanie stephen steve steven stewart stuart sue sultana suman
    sunita suresh surinder susan susanna susanne suzanne sybil sylvia syed szymon tahir talia tamara tamsin tanya tara
    tariq tasha taylor ted tegan temitope terence teresa terry tessa theo theodore theresa thierry thomas tia tiffany
    tim timothy tina toby todd tom tomas tomasz tony toyah tracey tracy trevor tricia tristan tunde tyler tyrone uche
    una urszula usha usman vadim valentina valerie vanessa vera verity vernon veronica vicky victor vijay vikram
    vince vincent viola violet vivian vivien vivienne wahid wanda wayne wei wendy wesley wilfred william winifred
    winston wojciech xavier xin yan yasmin yasmine yolanda yousef youssef yuki yusuf yvette yvonne zac zach zachary
    zahra zainab zara zbigniew zeeshan zelda zeynep zoe zofia zoya
    """.split()  # noqa: SIM905  (hundreds of quoted words would be harder to read)
)
